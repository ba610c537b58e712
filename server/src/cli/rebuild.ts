import { periodOf } from '@leitai/shared/calendar'
import { Refusal } from '@leitai/shared/refusal'
import { look } from '../audit/look.ts'
import { nameOfWeek } from '../boards/archive.ts'
import { readConfig } from '../config.ts'
import type { StationOnRoster } from '../people/roster.ts'
import type { Services } from '../services.ts'
import { existingData, openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai rebuild [--station ID] [--data DIR]

Makes all boards anew from the facts, station by station, beside a running server or without one. Walls and
phones that are looking on get the new numbers at once. Weeks of the archive whose boards are not what their file
says are folded back first. Exit code 1 if the file of one cannot be read: its boards stay as they are.
`

/** A station is made anew in one call, which takes some four seconds for a million facts. */
const DEADLINE_MS = 120_000

export async function rebuild(args: string[]): Promise<number> {
  const read = readArgs(args, { station: { type: 'string' } }, HELP)
  if (!read) return 0
  const config = existingData(readConfig(process.env, { data: read.values.data }))
  const { services, close } = await openData(config, { deadlineMs: DEADLINE_MS })
  try {
    const { roster, boards } = services
    const { station } = read.values
    let isRight = true
    for (const each of station === undefined ? roster.stations() : [roster.station(station)]) {
      const weeks = await foldDamagedBack(each, services)
      const facts = await boards.rebuild(each.id, each.calendar)
      const back = weeks.done > 0 ? `; ${weeks.done} weeks are back from the archive for it` : ''
      process.stdout.write(`${each.id}: rebuilt from ${facts} facts${back}\n`)
      isRight &&= weeks.unread === 0
    }
    return isRight ? 0 : 1
  } finally {
    await close()
  }
}

/** Folds the archived weeks back of which a board is not what their facts say. */
async function foldDamagedBack(
  station: StationOnRoster,
  { archive, boards, roster }: Services,
): Promise<{ done: number; unread: number }> {
  const weeks = { done: 0, unread: 0 }
  for (const entry of await archive.weeks(station.id)) {
    const turn = { station, week: periodOf('week', entry.firstDay, station.calendar) }
    try {
      const { differences } = await look(turn, { boards, roster })
      if (differences.length === 0) continue
      await archive.foldBack(station.id, [entry.firstDay])
      weeks.done++
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'archive_unreadable') throw error
      process.stderr.write(`${station.id}: the week ${nameOfWeek(entry)} stays as it is: ${error.message}\n`)
      weeks.unread++
    }
  }
  return weeks
}
