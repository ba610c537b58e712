import { readConfig } from '../config.ts'
import { openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai password [--data DIR]

Makes a new one-time manager password and prints it. It is good for one sign-in, which asks for an own
password; until then nobody can sign in as manager, and sessions with the old password are over.
`

export async function password(args: string[]): Promise<number> {
  const read = readArgs(args, {}, HELP)
  if (!read) return 0
  const { services, close } = await openData(readConfig(process.env, { data: read.values.data }))
  process.stdout.write(`${await services.signIns.newOneTimePassword()}\n`)
  await close()
  return 0
}
