import { Refusal } from '@leitai/shared/refusal'
import type { WeekEntry } from './archive.ts'
import type { ArchivedWeek } from './archiveFormat.ts'
import { courierOfWeek, cursorOf, newerFirst } from './archiveReads.ts'
import type { CourierPage, Cursor } from './ledger.ts'

const DAY_MS = 86_400_000

interface PageAsked {
  courierId: string
  fromDay: number
  toDay: number
  most: number
  after: Cursor | undefined
}

/**
 * Makes a page of a courier's pickups with those of archived weeks among those in Redis, which are the first of the
 * page and after, newest first. Weeks are read from the newest on, no more than it takes: what their entries say is
 * enough for `total`. Throws `archive_unreadable` where nothing can be told before a week that cannot be read.
 */
export async function readArchivedPage({
  asked,
  notArchived,
  weeks,
  read,
}: {
  asked: PageAsked
  notArchived: CourierPage['pickups']
  weeks: readonly WeekEntry[]
  read: (week: WeekEntry) => Promise<ArchivedWeek>
}): Promise<Pick<CourierPage, 'total' | 'pickups' | 'isCut'>> {
  const { courierId, most, after } = asked
  const found = [...notArchived]
  const counts = await Promise.all(
    weeks.map(async (week) => ({
      week,
      count: countOf(week, asked) ?? courierOfWeek(await read(week), courierId, asked).length,
    })),
  )
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const concerned = counts
    .filter(({ week, count }) => count > 0 && !isPassed(week, after))
    .sort((a, b) => b.week.firstDay - a.week.firstDay)
  for (const { week } of concerned) {
    const newer = found.filter(({ fact }) => fact.day >= week.firstDay + 7)
    if (newer.length >= most) break
    const archived = await readable(read(week), newer.length > 0)
    if (!archived) return { total, pickups: inOrder(newer), isCut: true }
    for (const pickup of courierOfWeek(archived, courierId, asked)) {
      if (after === undefined || newerFirst(cursorOf(pickup), after) > 0) found.push(pickup)
    }
  }
  return { total, pickups: inOrder(found).slice(0, most), isCut: false }
}

function inOrder(pickups: CourierPage['pickups']): CourierPage['pickups'] {
  return pickups.sort((a, b) => newerFirst(cursorOf(a), cursorOf(b)))
}

/** How many pickups a courier has in a week; undefined where its entry does not say. */
function countOf({ firstDay, couriers }: WeekEntry, { courierId, fromDay, toDay }: PageAsked) {
  if (!couriers) return undefined
  const [, counts = []] = couriers.find(([courier]) => courier === courierId) ?? []
  return counts
    .filter((_, index) => firstDay + index >= fromDay && firstDay + index < toDay)
    .reduce((sum, count) => sum + count, 0)
}

/** Whether all of a week was on earlier pages; no zone is a whole day ahead of UTC. */
function isPassed({ firstDay }: WeekEntry, after: Cursor | undefined): boolean {
  return after !== undefined && (firstDay - 1) * DAY_MS > after.at
}

/** Undefined where the file cannot be read, and that is no reason to fail. */
async function readable(reading: Promise<ArchivedWeek>, mayFail: boolean): Promise<ArchivedWeek | undefined> {
  try {
    return await reading
  } catch (error) {
    if (mayFail && error instanceof Refusal) return undefined
    throw error
  }
}
