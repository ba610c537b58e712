import { readConfig } from '../config.ts'
import { openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai password [--data DIR]

Makes a new one-time manager password and prints it. Whoever signs in with it is asked for an own
password first; until one is chosen it stays good, and the old password and all sessions with it are over.
`

export async function password(args: string[]): Promise<number> {
  const read = readArgs(args, {}, HELP)
  if (!read) return 0
  const { services, close } = await openData(readConfig(process.env, { data: read.values.data }))
  process.stdout.write(`${await services.signIns.newOneTimePassword()}\n`)
  await close()
  return 0
}
