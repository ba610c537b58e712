import { readConfig } from '../config.ts'
import { verifyStation } from '../verify/verify.ts'
import { existingData, openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai verify [--station ID] [--data DIR]

Recomputes every stored board from the facts, in Redis and in the archive, and every final without a draft
(rows and SHA-256), and prints what differs, and which files of the archive are missing or damaged (those of the
trail too, without --station). Exit code 0 if all is right, 1 otherwise. Works beside a running server.
`

export async function verify(args: string[]): Promise<number> {
  const read = readArgs(args, { station: { type: 'string' } }, HELP)
  if (!read) return 0
  const { services, close } = await openData(
    existingData(readConfig(process.env, { data: read.values.data })),
  )
  try {
    const { roster, boards, finals, trail } = services
    const { station } = read.values
    const stations = station === undefined ? roster.stations() : [roster.station(station)]
    let facts = 0
    let compared = 0
    let differences = 0
    for (const fault of station === undefined ? await trail.faults() : []) {
      differences++
      process.stdout.write(`trail archive ${fault}\n`)
    }
    let sealed = 0
    let waiting = 0
    for (const each of stations) {
      const result = await verifyStation(each, boards)
      facts += result.facts
      compared += result.boards
      differences += result.differences.length + result.faults.length
      for (const fault of result.faults) process.stdout.write(`${each.id} archive ${fault}\n`)
      for (const { metric, period, memberId, what, stored, expected } of result.differences) {
        process.stdout.write(
          `${each.id} ${metric} ${period} ${memberId} ${what}: stored ${stored}, facts say ${expected}\n`,
        )
      }
      const verified = await finals.verify(each.id)
      sealed += verified.checked
      waiting += verified.waiting
      differences += verified.faults.length
      for (const { metric, period, revision, what, stored, expected } of verified.faults) {
        process.stdout.write(
          `${each.id} final ${metric} ${period} revision ${revision} ${what}: stored ${stored}, facts say ${expected}\n`,
        )
      }
    }
    process.stdout.write(
      `${sealed} finals recomputed, ${waiting} wait with changes for their next revision\n`,
    )
    process.stdout.write(
      `${stations.length} stations, ${facts} facts, ${compared} boards recomputed: ${differences} differences\n`,
    )
    return differences > 0 ? 1 : 0
  } finally {
    await close()
  }
}
