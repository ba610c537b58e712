import { readConfig } from '../config.ts'
import { verifyStation } from '../verify/verify.ts'
import { openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai verify [--station ID] [--data DIR]

Recomputes every stored board from the facts and prints each number that differs. Exit code 0 if none does,
1 otherwise. Works beside a running server.
`

export async function verify(args: string[]): Promise<number> {
  const read = readArgs(args, { station: { type: 'string' } }, HELP)
  if (!read) return 0
  const { services, close } = await openData(readConfig(process.env, { data: read.values.data }))
  try {
    const { roster, boards } = services
    const { station } = read.values
    const stations = station === undefined ? roster.stations() : [roster.station(station)]
    let facts = 0
    let compared = 0
    let differences = 0
    for (const each of stations) {
      const result = await verifyStation(each, boards)
      facts += result.facts
      compared += result.boards
      differences += result.differences.length
      for (const { metric, period, memberId, what, stored, expected } of result.differences) {
        process.stdout.write(
          `${each.id} ${metric} ${period} ${memberId} ${what}: stored ${stored}, facts say ${expected}\n`,
        )
      }
    }
    process.stdout.write(
      `${stations.length} stations, ${facts} facts, ${compared} boards recomputed: ${differences} differences\n`,
    )
    return differences > 0 ? 1 : 0
  } finally {
    await close()
  }
}
