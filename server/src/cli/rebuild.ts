import { readConfig } from '../config.ts'
import { existingData, openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai rebuild [--station ID] [--data DIR]

Makes all boards anew from the facts, station by station, beside a running server or without one. Walls and
phones that are looking on get the new numbers at once. Boards of archived weeks are left as they are: leitai
archive --back brings those weeks back first.
`

export async function rebuild(args: string[]): Promise<number> {
  const read = readArgs(args, { station: { type: 'string' } }, HELP)
  if (!read) return 0
  const { services, close } = await openData(
    existingData(readConfig(process.env, { data: read.values.data })),
  )
  try {
    const { roster, boards } = services
    const { station } = read.values
    for (const { id, calendar } of station === undefined ? roster.stations() : [roster.station(station)]) {
      process.stdout.write(`${id}: rebuilt from ${await boards.rebuild(id, calendar)} facts\n`)
    }
    return 0
  } finally {
    await close()
  }
}
