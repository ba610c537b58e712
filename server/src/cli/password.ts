import { readConfig } from '../config.ts'
import { openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai password [--account NAME] [--data DIR]

Makes a new one-time manager password and prints it; without --account that of the owner. Whoever signs in with it is asked for an own
password first; until one is chosen it stays good, and the old password and all sessions with it are over.
`

export async function password(args: string[]): Promise<number> {
  const read = readArgs(args, { account: { type: 'string' } } as const, HELP)
  if (!read) return 0
  const { services, close } = await openData(readConfig(process.env, { data: read.values.data }))
  try {
    process.stdout.write(`${await services.signIns.newOneTimePassword(read.values.account)}\n`)
    return 0
  } finally {
    await close()
  }
}
