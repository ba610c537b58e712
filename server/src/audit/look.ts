import { type Period, periodOf } from '@leitai/shared/calendar'
import { type Difference, differencesOf, pairUp } from '@leitai/shared/differences'
import { METRICS } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { Roster } from '../people/roster.ts'
import type { Turn } from './turns.ts'

export interface Look {
  /** The days that could be compared: whatever changed while they were read waits for another turn. */
  days: number[]
  differences: Difference[]
}

export interface LookDeps {
  boards: Boards
  roster: Roster
}

/**
 * Recomputes the boards of a week and of its days from the facts, and compares. Safe beside a running fold
 * without a lock: boards are read first, all in one step, with the number of the station's last change; a day
 * whose facts, read after that, were last changed by an earlier one has the facts that its boards were made of.
 *
 * Sees every number that is stored, and everyone who was posted to the station that week or is on any of the
 * boards. Does not see what no index leads to: the facts of one who was posted elsewhere and is missing on all
 * of them, facts that are filed under another day than their own. `leitai verify` walks through all facts and
 * finds those too.
 */
export async function look({ station, week }: Turn, { boards, roster }: LookDeps): Promise<Look> {
  const days = Array.from({ length: week.toDay - week.fromDay }, (_, index) => week.fromDay + index)
  const spans = [...days.map((day) => periodOf('day', day, station.calendar)), week]
  const asked = spans.flatMap((span) => METRICS.map((metric) => ({ metric, span })))
  const stored = await boards.read(station.id, asked)

  const couriers = new Set(roster.postedTo(station.id, week.fromDay, week.toDay))
  for (const { scores, reached } of stored.boards) {
    for (const member of [...scores.keys(), ...reached.keys()]) couriers.add(member)
  }
  const facts: StoredFact[] = []
  const settled = new Set<number>()
  // the newest day first: it is the likeliest to change meanwhile
  for (const day of days.toReversed()) {
    const read = await boards.dayFacts(station.id, day, [...couriers])
    if (lastChangeOf(read.stamp) > stored.seq) continue
    settled.add(day)
    for (const { fact } of read.facts) facts.push(fact)
  }

  const isSettled = ({ span }: { span: Period }) =>
    days.every((day) => day < span.fromDay || day >= span.toDay || settled.has(day))
  return {
    days: [...settled],
    differences: differencesOf(facts, pairUp(asked, stored.boards).filter(isSettled)),
  }
}

/** The number of the change that a day's stamp (`seq received`, see facts.lua) is of; 0 where there was none. */
function lastChangeOf(stamp: string): number {
  return Number(stamp.split(' ')[0])
}
