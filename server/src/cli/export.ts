import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { readConfig } from '../config.ts'
import type { RosterExport } from '../people/rosterExport.ts'
import { existingData, openData } from './open.ts'
import { readArgs, UsageError } from './usage.ts'

const HELP = `Usage: leitai export [--units] [--lang zh|en] [--data DIR] FILE

Writes the roster to a file, in the form that its name asks for:
  .json   all of it
  .xlsx   a workbook with two sheets: couriers, a posting a line, and units with stations
  .csv    the couriers; with --units the units and stations
leitai import takes each of them in again; unless it is edited in between that changes nothing.
`

/** Writes the roster to a file. */
export async function exportRoster(args: string[]): Promise<number> {
  const read = readArgs(args, { units: { type: 'boolean' }, lang: { type: 'string' } }, HELP)
  if (!read) return 0
  const { values, positionals } = read
  const [path] = positionals
  const { lang = 'zh', units = false } = values
  if (path === undefined || positionals.length > 1 || (lang !== 'zh' && lang !== 'en')) {
    throw new UsageError(HELP)
  }
  const write = writerOf(path, units, lang)
  const { services, close } = await openData(existingData(readConfig(process.env, { data: values.data })))
  try {
    await writeFile(path, await write(services.rosterExport))
    process.stdout.write(`${path}: ${services.roster.couriers().length} couriers\n`)
    return 0
  } finally {
    await close()
  }
}

function writerOf(path: string, units: boolean, lang: 'zh' | 'en') {
  return (roster: RosterExport): string | Promise<Buffer> => {
    switch (extname(path).toLowerCase()) {
      case '.json':
        return roster.json()
      case '.csv':
        return roster.csv(units ? 'units' : 'couriers', lang)
      case '.xlsx':
        return roster.xlsx(lang)
      default:
        throw new UsageError(HELP)
    }
  }
}
