/** What the hall scene shows, as rows. Pure. */
import type { LiveHall, Snapshot } from '@leitai/shared/protocol'
import type { WallTexts } from '../../../i18n/wall.ts'
import { dateOfKey, weekNumber } from '../../live/stationTime.ts'

/** What can be read from five metres below the title. */
const MOST_ROWS = 5

type HallTexts = Pick<
  WallTexts,
  | 'hallTitle'
  | 'recordsTitle'
  | 'records'
  | 'week'
  | 'weekMark'
  | 'month'
  | 'shortDate'
  | 'upTo'
  | 'unit'
  | 'days'
>

export interface HallRow {
  id: string
  label: string
  /** The label where there is little room. */
  short: string
  /** A final that was changed after it had been sealed (F3). */
  revised: boolean
  /** Several where they share it; none for what the whole station did. */
  names: string[]
  /** When it was; empty where the label says it. */
  when: string
  figure: number
  unit: string
}

export interface HallPage {
  id: 'champions' | 'records'
  title: string
  rows: HallRow[]
}

/** True where there is something to look up to. */
export function hasHall({ hall }: Snapshot): boolean {
  return hall.weeks.length > 0 || hall.records.bestDay !== null
}

/** The pages that have something on them: champions of weeks and months, then records. */
export function hallPages(
  { hall, members }: Pick<Snapshot, 'hall' | 'members'>,
  texts: HallTexts,
): HallPage[] {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const namesOf: NamesOf = (list) => list.map(({ memberId }) => names.get(memberId) ?? memberId)
  const pages: HallPage[] = [
    { id: 'champions', title: texts.hallTitle, rows: championRows(hall, namesOf, texts) },
    { id: 'records', title: texts.recordsTitle, rows: recordRows(hall, namesOf, texts) },
  ]
  return pages.filter(({ rows }) => rows.length > 0)
}

type NamesOf = (list: readonly { memberId: string }[]) => string[]

function championRows({ weeks, months }: LiveHall, namesOf: NamesOf, texts: HallTexts): HallRow[] {
  const row = (entry: LiveHall['weeks'][number], label: string, short = label): HallRow => ({
    id: entry.period,
    label,
    short,
    revised: entry.revised,
    names: namesOf(entry.champions),
    when: '',
    figure: entry.champions[0]?.score ?? 0,
    unit: texts.unit,
  })
  return [
    ...weeks.slice(0, MOST_ROWS - months.length).map((entry) => {
      const no = weekNumber(entry.period)
      return row(entry, texts.week(no), texts.weekMark(no))
    }),
    ...months.map((entry) => row(entry, texts.month(Number(entry.period.slice(5))))),
  ]
}

function recordRows({ records }: LiveHall, namesOf: NamesOf, texts: HallTexts): HallRow[] {
  const { bestDay, bestWeek, longestStreak, stationDay, stationWeek } = records
  const day = (key: string) => {
    const { month, day } = dateOfKey(key)
    return texts.shortDate(month, day)
  }
  const row = (id: keyof typeof records, figure: number, when: string, names: string[] = []): HallRow => ({
    id,
    label: texts.records[id],
    short: texts.records[id],
    revised: false,
    names,
    when,
    figure,
    unit: id === 'longestStreak' ? texts.days(figure) : texts.unit,
  })
  const week = (key: string) => texts.week(weekNumber(key))
  return [
    bestDay && row('bestDay', bestDay.score, day(bestDay.period), namesOf(bestDay.members)),
    bestWeek && row('bestWeek', bestWeek.score, week(bestWeek.period), namesOf(bestWeek.members)),
    longestStreak &&
      row(
        'longestStreak',
        longestStreak.days,
        texts.upTo(day(longestStreak.to)),
        namesOf([longestStreak.member]),
      ),
    stationDay && row('stationDay', stationDay.total, day(stationDay.period)),
    stationWeek && row('stationWeek', stationWeek.total, week(stationWeek.period)),
  ].filter((one) => one !== null)
}
