import { writeBackup } from '../backup/backupFile.ts'
import type { BackupCounts } from '../backup/format.ts'
import { readConfig } from '../config.ts'
import { existingData, openData } from './open.ts'
import { readArgs, UsageError } from './usage.ts'

const HELP = `Usage: leitai backup FILE [--data DIR]

Writes all that there is to one compressed file, beside a running server or without one: the organisation, every
version of every pickup, archived ones too, finals, drafts and disputes. What was acknowledged before it began is in
it. Not in it: who is signed in. The file holds hashes of passwords and keys: keep it as you keep the data. It
takes the place of FILE once it is whole. leitai restore puts it back.
`

export async function backup(args: string[]): Promise<number> {
  const read = readArgs(args, {}, HELP)
  if (!read) return 0
  const [path] = read.positionals
  if (path === undefined || read.positionals.length > 1) throw new UsageError(HELP)
  const { services, close } = await openData(
    existingData(readConfig(process.env, { data: read.values.data })),
  )
  try {
    process.stdout.write(`${path}: ${wordsOf(await writeBackup(path, services.backup.lines()))}\n`)
    return 0
  } finally {
    await close()
  }
}

/** What is in a backup, for people. */
export function wordsOf({ stations, pickups, weeks, finals, disputes }: BackupCounts): string {
  return `${stations} stations, ${pickups} pickups, ${weeks} archived weeks, ${finals} finals, ${disputes} disputes`
}
