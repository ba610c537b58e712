import { dayOf, periodOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Redis } from 'ioredis'
import type { StationOnRoster } from '../people/roster.ts'
import { stationRoot } from '../redis/stationRoot.ts'
import type { Archive } from './archive.ts'
import type { ArchivedPickup, ArchivedWeek } from './archiveFormat.ts'
import type { Boards } from './boards.ts'
import { parseFact } from './fact.ts'

/** Weeks whose facts are held in memory at a time: one walk through a station's facts finds them all. */
const WEEKS_A_WALK = 13
/** Pages on their way at the same time. */
const PAGES_AT_ONCE = 16
/** Facts of old weeks hardly ever change while they are read. */
const TRIES = 3

export interface ArchivingResult {
  weeks: number
  facts: number
  /** Weeks past the retention that stay: not final, with a draft or changes to look at, or with pending pickups. */
  waiting: number
}

export interface Archiving {
  /** Moves the weeks of a station whose days are all over for so many days, if all that was made of them is final. */
  archiveOlder(station: StationOnRoster, retentionDays: number): Promise<ArchivingResult>
  /** Moves weeks, named by their first days, whatever their age. */
  archiveWeeks(stationId: string, firstDays: readonly number[]): Promise<ArchivingResult>
}

/** Moves closed weeks to the archive, beside a running server; any number of processes may do it at once. */
export function createArchiving(deps: {
  commands: Redis
  boards: Boards
  archive: Archive
  /** Whether all finals of days with facts are there and stay; see `finals/settled.ts`. */
  settled: (station: StationOnRoster) => Promise<(days: readonly number[]) => boolean>
  clock: Clock
}): Archiving {
  const { commands, boards, archive, settled, clock } = deps

  /** Pickups of weeks, by first day. */
  async function pickupsOf(
    stationId: string,
    firstDays: readonly number[],
  ): Promise<Map<number, ArchivedPickup[]>> {
    const weeks = new Map(firstDays.map((firstDay) => [firstDay, new Map<string, ArchivedPickup>()]))
    for (let bucket = 0, buckets = 1; bucket < buckets; bucket += PAGES_AT_ONCE) {
      const asked = Array.from({ length: PAGES_AT_ONCE }, (_, index) =>
        boards.versionsPage(stationId, bucket + index),
      )
      for (const page of await Promise.all(asked)) {
        buckets = page.buckets
        for (const pickup of page.pickups) weekWith(weeks, pickup)?.set(pickup.id, pickup)
      }
    }
    return new Map([...weeks].map(([firstDay, pickups]) => [firstDay, [...pickups.values()]]))
  }

  async function leftOf(stationId: string, firstDay: number): Promise<ArchivedWeek['left']> {
    const lists = await Promise.all(
      daysFrom(firstDay).map(async (day) =>
        (await boards.left(stationId, day)).map(({ id, leftAtMs }) => ({ day, id, receivedAt: leftAtMs })),
      ),
    )
    return lists.flat()
  }

  /** The weeks that could not be moved, because something changed in them or is pending. */
  async function tryToMove(
    stationId: string,
    firstDays: readonly number[],
    result: ArchivingResult,
  ): Promise<number[]> {
    const root = stationRoot(stationId)
    // read before the facts: with these unchanged in the end, so are the facts
    const [unstamped, ...stamps] = await Promise.all([
      commands.hget(`${root}:meta`, 'unstamped'),
      ...firstDays.map((firstDay) => commands.hmget(`${root}:g`, ...daysFrom(firstDay).map(String))),
    ])
    const weeks = await pickupsOf(stationId, firstDays)
    const left: number[] = []
    for (const [index, firstDay] of firstDays.entries()) {
      const pickups = weeks.get(firstDay) ?? []
      const week = {
        stationId,
        firstDay,
        stamps: (stamps[index] ?? []).map((stamp) => stamp ?? ''),
        pickups,
        left: await leftOf(stationId, firstDay),
      }
      const isPending = pickups.some(({ versions: [latest = ''] }) => parseFact(latest).state === 'pending')
      const outcome = isPending ? 'changed' : await archive.store(week, unstamped ?? '0')
      if (outcome === 'changed') left.push(firstDay)
      if (outcome !== 'moved') continue
      result.weeks++
      result.facts += pickups.length
    }
    return left
  }

  async function archiveWeeks(stationId: string, firstDays: readonly number[]): Promise<ArchivingResult> {
    const result: ArchivingResult = { weeks: 0, facts: 0, waiting: 0 }
    for (let from = 0; from < firstDays.length; from += WEEKS_A_WALK) {
      let left: readonly number[] = firstDays.slice(from, from + WEEKS_A_WALK)
      for (let tries = 0; tries < TRIES && left.length > 0; tries++)
        left = await tryToMove(stationId, left, result)
      result.waiting += left.length
    }
    return result
  }

  return {
    archiveWeeks,
    async archiveOlder(station, retentionDays) {
      const { id, calendar } = station
      const archived = new Set((await archive.weeks(id)).map(({ firstDay }) => firstDay))
      const lastDay = dayOf(clock.now(), calendar) - retentionDays
      const days = await boards.days(id)
      const weeks = new Map<number, number[]>()
      for (const day of days) {
        const { fromDay, toDay } = periodOf('week', day, calendar)
        if (toDay <= lastDay && !archived.has(fromDay))
          weeks.set(fromDay, [...(weeks.get(fromDay) ?? []), day])
      }
      const isSettled = await settled(station)
      const due = [...weeks].filter(([, ofWeek]) => isSettled(ofWeek)).map(([firstDay]) => firstDay)
      const result = await archiveWeeks(
        id,
        due.sort((a, b) => a - b),
      )
      return { ...result, waiting: result.waiting + weeks.size - due.length }
    },
  }
}

function daysFrom(firstDay: number): number[] {
  return Array.from({ length: 7 }, (_, index) => firstDay + index)
}

/** The week, of those asked for, that a pickup's latest version lies in. */
function weekWith<T>(
  weeks: ReadonlyMap<number, T>,
  { versions: [latest = ''] }: ArchivedPickup,
): T | undefined {
  const { day } = parseFact(latest)
  return weeks.get(daysFrom(day - 6).find((firstDay) => weeks.has(firstDay)) ?? Number.NaN)
}
