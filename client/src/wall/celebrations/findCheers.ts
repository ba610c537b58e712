/** What there is to celebrate between two snapshots, the one following the other without a gap (H2). Pure. */
import { dateOf, dayNoOf } from '@leitai/shared/calendar'
import type { RecordScore, RecordTotal } from '@leitai/shared/final'
import type { GoalKind } from '@leitai/shared/goal'
import { boardTotal } from '@leitai/shared/live'
import { idsOffWalls } from '@leitai/shared/offWalls'
import type { Snapshot } from '@leitai/shared/protocol'
import { rankRows, type Standing } from '@leitai/shared/standings'
import type { Cheer, Occasion } from './cheers.ts'
import { boardIdOf, type Marks, soleLeader } from './marks.ts'

const TOP = 3

/** One board before and after, and the most that had been seen of it. */
interface Step {
  before: Snapshot
  after: Snapshot
  marks: Marks
  /** Those with more than they ever had in this period, as they stand now and are shown. */
  risen: Standing[]
  total: number
  nameOf(memberId: string): string
}

/** What of day and week is to be celebrated. `marks` are those from before. */
export function findCheers(
  before: Snapshot,
  after: Snapshot,
  marks: Record<GoalKind, Marks>,
  courierGoal: number | null,
): Cheer[] {
  const day = stepOf('day', before, after, marks.day)
  const week = stepOf('week', before, after, marks.week)
  const records = before.hall.records
  return [
    ...championCheers(before, after),
    ...streakCheers(before, after),
    ...roundStreakCheers(before, after),
    ...(day
      ? [
          ...scoreRecord(day, 'recordBestDay', records.bestDay),
          ...totalRecord(day, 'recordStationDay', records.stationDay),
          ...goalCheers(day, 'day'),
          ...dayCheers(day),
          ...courierGoalCheers(day, courierGoal),
        ]
      : []),
    ...(week
      ? [
          ...scoreRecord(week, 'recordBestWeek', records.bestWeek),
          ...totalRecord(week, 'recordStationWeek', records.stationWeek),
          ...goalCheers(week, 'week'),
        ]
      : []),
  ]
}

/** Null where the board is another one, or the same. */
function stepOf(kind: GoalKind, before: Snapshot, after: Snapshot, marks: Marks): Step | null {
  const id = boardIdOf(kind, after)
  const board = after.boards[id]
  if (id !== boardIdOf(kind, before) || marks.board !== id || marks.period !== board.period) return null
  if (before.boards[id].period !== board.period || before.boards[id] === board) return null
  const { wallTop } = after.settings
  // in public one who was not shown may have had any score
  const off = idsOffWalls(after.members)
  const known = (memberId: string) =>
    !off.has(memberId) && (after.audience === 'staff' || marks.best.has(memberId))
  const names = new Map(after.members.map(({ id, name }) => [id, name]))
  return {
    before,
    after,
    marks,
    total: boardTotal(board),
    risen: rankRows(board.rows).filter(
      ({ memberId, score, rank }) =>
        known(memberId) && score > bestOf(marks, memberId) && (wallTop === null || rank <= wallTop),
    ),
    nameOf: (memberId) => names.get(memberId) ?? memberId,
  }
}

function bestOf({ best }: Marks, memberId: string): number {
  return best.get(memberId) ?? 0
}

function cheer(step: Step, occasion: Occasion, members: readonly Standing[], figure?: number): Cheer[] {
  const [first] = members
  if (!first) return []
  const names = members.map(({ memberId }) => step.nameOf(memberId))
  return [{ occasion, names, figure: figure ?? first.score }]
}

/** The first of the day, a new leader, an overtake into the top three: the greatest of them for each. */
function dayCheers(step: Step): Cheer[] {
  const { marks, risen } = step
  if (marks.total === 0) return cheer(step, 'first', risen)
  const leader = newLeader(step)
  const others = risen.filter(({ memberId }) => memberId !== leader?.memberId)
  return [
    ...cheer(step, 'leader', leader ? [leader] : []),
    ...cheer(
      step,
      'topThree',
      others.filter((standing) => entersTop(step, standing)),
    ),
  ]
}

/** Who has the first place alone, has risen to it, and has not taken it from nobody but themselves. */
function newLeader({ after, marks, risen }: Step): Standing | undefined {
  const leader = soleLeader(after.boards[marks.board].rows)
  return leader === marks.leader ? undefined : risen.find(({ memberId }) => memberId === leader)
}

/** Up from below into the first three, where somebody with a score had to make room. */
function entersTop({ before, after, marks }: Step, { memberId, rank }: Standing): boolean {
  if (rank > TOP) return false
  const ranked = rankRows(before.boards[marks.board].rows)
  if ((ranked.find((one) => one.memberId === memberId)?.rank ?? Number.POSITIVE_INFINITY) <= TOP) return false
  const ranksNow = new Map(rankRows(after.boards[marks.board].rows).map((one) => [one.memberId, one.rank]))
  return ranked.some(
    (one) =>
      one.rank <= TOP && one.score > 0 && (ranksNow.get(one.memberId) ?? Number.POSITIVE_INFINITY) > TOP,
  )
}

/** A goal is reached by pickups, not by being set lower. */
function goalCheers({ before, after, marks, total }: Step, kind: GoalKind): Cheer[] {
  const goal = after.goals[kind]
  if (goal === null || goal !== before.goals[kind] || marks.total >= goal || total < goal) return []
  return [{ occasion: kind === 'day' ? 'goalDay' : 'goalWeek', names: [], figure: goal }]
}

function courierGoalCheers(step: Step, goal: number | null): Cheer[] {
  if (goal === null) return []
  const reached = step.risen.filter(
    ({ memberId, score }) => bestOf(step.marks, memberId) < goal && score >= goal,
  )
  return cheer(step, 'courierGoal', reached, goal)
}

/** Beyond the record, and beyond whoever else is beyond it already; who goes on beyond it makes no new one. */
function scoreRecord(
  step: Step,
  occasion: Occasion,
  record: RecordScore<{ memberId: string }> | null,
): Cheer[] {
  if (!record) return []
  const toBeat = Math.max(record.score, ...step.marks.best.values())
  const beyond = step.risen.filter(
    ({ memberId, score }) =>
      score > toBeat && (toBeat === record.score || bestOf(step.marks, memberId) < toBeat),
  )
  const most = beyond[0]?.score
  return cheer(
    step,
    occasion,
    beyond.filter(({ score }) => score === most),
  )
}

function totalRecord({ marks, total }: Step, occasion: Occasion, record: RecordTotal | null): Cheer[] {
  if (!record || marks.total > record.total || total <= record.total) return []
  return [{ occasion, names: [], figure: total }]
}

/** The final of the week or month before the running one was sealed while looking on; not an old one (F2). */
function championCheers(before: Snapshot, after: Snapshot): Cheer[] {
  const names = new Map(after.members.map(({ id, name }) => [id, name]))
  const news = (kind: 'weeks' | 'months', occasion: Occasion, period: string): Cheer[] => {
    const entry = after.hall[kind].find((one) => one.period === period)
    const [champion] = entry?.champions ?? []
    if (!entry || !champion || before.hall[kind].some((one) => one.period === period)) return []
    const honoured = entry.champions.map(({ memberId }) => names.get(memberId) ?? memberId)
    return [{ occasion, names: honoured, figure: champion.score }]
  }
  const today = after.boards['day/pickups'].period
  return [
    ...news('months', 'championMonth', monthBefore(today)),
    ...news('weeks', 'championWeek', after.lastWeek.period),
  ]
}

/** The month before that of a date: `2026-10`. */
function monthBefore(date: string): string {
  return dateOf(dayNoOf(`${date.slice(0, 7)}-01`) - 1).slice(0, 7)
}

/** A run as champion that became the station's longest. */
function streakCheers(before: Snapshot, after: Snapshot): Cheer[] {
  const longest = after.hall.records.longestStreak
  const known = before.hall.records.longestStreak
  if (!longest || !known || longest.days <= known.days) return []
  const member = after.members.find(({ id }) => id === longest.member.memberId)
  const names = [member?.name ?? longest.member.memberId]
  return [{ occasion: 'recordStreak', names, figure: longest.days }]
}

/** Runs that are celebrated: of 3, 5, 10, 20, 30 … days. */
function isRound(days: number): boolean {
  return days === 3 || days === 5 || (days > 0 && days % 10 === 0)
}

/**
 * The newest day was sealed while looking on, and made a run a round one: the longest of them. A run that is the
 * station's longest is celebrated as that.
 */
function roundStreakCheers(before: Snapshot, after: Snapshot): Cheer[] {
  const now = after.hall.streaks
  const known = before.hall.streaks
  if (!now || !known || now.period === known.period || now.period !== after.lastDay.period) return []
  const isRecord = streakCheers(before, after).length > 0
  const record = after.hall.records.longestStreak
  const round = now.champions.filter(
    ({ memberId, days }) =>
      isRound(days) && !(isRecord && record?.member.memberId === memberId && record.days === days),
  )
  const days = Math.max(...round.map((one) => one.days))
  const ids = round.filter((one) => one.days === days).map(({ memberId }) => memberId)
  const names = new Map(after.members.map(({ id, name }) => [id, name]))
  if (ids.length === 0) return []
  return [{ occasion: 'streak', names: ids.map((id) => names.get(id) ?? id), figure: days }]
}
