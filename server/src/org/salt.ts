import type { Redis } from 'ioredis'

const KEY = 'lt:{org}:salt'

/** The organisation's secret for ids that nobody may turn back: drawn once, by whoever comes first. */
export async function readSalt(commands: Redis, drawn: string): Promise<string> {
  await commands.set(KEY, drawn, 'NX')
  return (await commands.get(KEY)) ?? drawn
}
