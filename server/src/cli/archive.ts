import { parsePeriod } from '@leitai/shared/calendar'
import { nameOfWeek, type WeekEntry } from '../boards/archive.ts'
import { readConfig } from '../config.ts'
import type { StationOnRoster } from '../people/roster.ts'
import type { Services } from '../services.ts'
import { clock, existingData, openData } from './open.ts'
import { readArgs, UsageError } from './usage.ts'

const HELP = `Usage: leitai archive [--older-than DAYS] [--station ID] [--data DIR]
       leitai archive --back [--week KEY] [--station ID] [--data DIR]

Moves the pickups of weeks that have been over for DAYS days (default 400, or RETENTION_DAYS), with every version
of each, to compressed files in DATA_DIR/archive (or ARCHIVE_DIR). A week goes once every period that it lies in,
its year too, is final and nothing in it waits for the manager. Boards, finals and the hall of fame stay as they
are; a pickup of an archived week is still explained, and one that comes for it folds the week back by itself.
Of the trail of who changed what, whole months that have been over for so long go too, and are read from there.
--back folds weeks back: all, or the one that KEY (2026-W46) names. Exit code 1 if one cannot be.
Works beside a running server and without one.
`

export async function archive(args: string[]): Promise<number> {
  const options = {
    'older-than': { type: 'string' },
    back: { type: 'boolean' },
    week: { type: 'string' },
    station: { type: 'string' },
  } as const
  const read = readArgs(args, options, HELP)
  if (!read) return 0
  const { 'older-than': olderThan, back = false, week, station, data } = read.values
  if (read.positionals.length > 0 || (back && olderThan !== undefined) || (!back && week !== undefined)) {
    throw new UsageError(HELP)
  }
  const config = readConfig(process.env, { data })
  const days = olderThan === undefined ? config.retentionDays : daysOf(olderThan)
  const { services, close } = await openData(existingData(config))
  try {
    const { roster } = services
    let isRight = true
    for (const each of station === undefined ? roster.stations() : [roster.station(station)]) {
      if (back) isRight = (await foldBack(each, week, services)) && isRight
      else await archiveOlder(each, days, services)
    }
    const told = back || station !== undefined ? 0 : await services.trail.archiveOlder(days)
    if (told > 0) process.stdout.write(`trail: ${told} entries archived\n`)
    return isRight ? 0 : 1
  } finally {
    await close()
  }
}

function daysOf(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError('--older-than takes a number of days.')
  return Number(text)
}

async function archiveOlder(station: StationOnRoster, days: number, { archiving }: Services): Promise<void> {
  const { weeks, facts, waiting } = await archiving.archiveOlder(station, days)
  const none = weeks === 0 && waiting === 0 ? `; no other week has been over for ${days} days` : ''
  const rest =
    waiting > 0 ? `; ${waiting} stay until every period that they lie in is final, without a draft` : none
  process.stdout.write(`${station.id}: ${weeks} weeks with ${facts} pickups archived${rest}\n`)
}

/** False where a file could not be read. */
async function foldBack(
  { id, calendar }: StationOnRoster,
  key: string | undefined,
  { archive }: Services,
): Promise<boolean> {
  const named = key === undefined ? undefined : parsePeriod(key, calendar, clock.now())
  if (key !== undefined && named?.kind !== 'week')
    throw new UsageError(`--week takes a week such as 2026-W46.`)
  const weeks = (await archive.weeks(id)).filter(
    ({ firstDay }) => named === undefined || firstDay === named.fromDay,
  )
  const done: WeekEntry[] = []
  for (const week of weeks) {
    const [unread] = await archive.foldBack(id, [week.firstDay])
    if (unread === undefined) done.push(week)
    else
      process.stderr.write(`${id}: the week ${nameOfWeek(week)} stays: ${week.file} is missing or damaged\n`)
  }
  const facts = done.reduce((sum, week) => sum + week.facts, 0)
  process.stdout.write(`${id}: ${done.length} weeks with ${facts} pickups folded back\n`)
  return done.length === weeks.length
}
