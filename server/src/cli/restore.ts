import { existsSync } from 'node:fs'
import { inspectBackup, readBackup } from '../backup/backupFile.ts'
import { beginRestore, endRestore } from '../backup/place.ts'
import { readConfig } from '../config.ts'
import { readSalt } from '../org/salt.ts'
import { wordsOf } from './backup.ts'
import { openWith } from './open.ts'
import { readArgs, UsageError } from './usage.ts'

const HELP = `Usage: leitai restore FILE [--data DIR]

Puts a backup back in an empty place: a data directory that has never been used, or an empty Redis (REDIS_URL). The
whole file is checked first. Broken off, it is run again and goes on; until it has ended no server starts there.
People sign in again; keys, PINs, passwords and paired walls are those of the backup.
`

export async function restore(args: string[]): Promise<number> {
  const read = readArgs(args, {}, HELP)
  if (!read) return 0
  const [path] = read.positionals
  if (path === undefined || read.positionals.length > 1) throw new UsageError(HELP)
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`)
  const { salt, sha256, takenAt, counts } = await inspectBackup(path)
  const { services, redis, close } = await openWith(
    readConfig(process.env, { data: read.values.data }),
    async (place) => {
      await beginRestore(place, sha256)
      await readSalt(place.commands, salt)
    },
  )
  try {
    await services.restore(readBackup(path))
    await endRestore(redis.commands)
    process.stdout.write(`restored what was backed up at ${takenAt}: ${wordsOf(counts)}\n`)
    return 0
  } finally {
    await close()
  }
}
