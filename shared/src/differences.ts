import type { Period } from './calendar.ts'
import type { Channel } from './pickup.ts'
import type { BoardScores, Metric } from './standings.ts'

/** One number on a stored board that is not what the facts say: this never happens by itself. */
export interface Difference {
  metric: Metric
  period: string
  memberId: string
  /** `reachedAt` in ms, as it is stored. */
  what: 'score' | 'reachedAt'
  stored: number | null
  expected: number | null
}

/** What boards are made of: of each pickup the latest version. */
interface BoardFact {
  state: 'counted' | 'void' | 'pending'
  day: number
  courier: string
  channel: Channel
  count: number
  revenue: number
  /** In ms. */
  at: number
}

/** A stored board: which metric, which day or week, and what it says. */
export interface StoredBoard {
  metric: Metric
  span: Period
  stored: BoardScores
}

/** The boards that were asked for with what was read, which is in the same order. */
export function pairUp<Asked>(asked: readonly Asked[], read: readonly BoardScores[]) {
  return asked.map((each, index) => ({
    ...each,
    stored: read[index] ?? { scores: new Map<string, number>(), reached: new Map<string, number>() },
  }))
}

/** Recomputes boards from facts, which are all those of their days at least, and says where what is stored differs. */
export function differencesOf(facts: readonly BoardFact[], boards: readonly StoredBoard[]): Difference[] {
  return boards.flatMap(({ metric, span, stored }) =>
    compare(stored, recompute(facts, metric, span)).map((found) => ({ metric, period: span.key, ...found })),
  )
}

function recompute(facts: readonly BoardFact[], metric: Metric, { fromDay, toDay }: Period): BoardScores {
  const scores = new Map<string, number>()
  const reached = new Map<string, number>()
  for (const fact of facts) {
    if (fact.state !== 'counted' || fact.day < fromDay || fact.day >= toDay) continue
    if (metric === 'walkin' && fact.channel !== 'walkin') continue
    const amount = metric === 'revenue' ? fact.revenue : fact.count
    if (amount > 0) scores.set(fact.courier, (scores.get(fact.courier) ?? 0) + amount)
    reached.set(fact.courier, Math.max(reached.get(fact.courier) ?? 0, fact.at))
  }
  return { scores, reached }
}

function compare(
  stored: BoardScores,
  expected: BoardScores,
): Pick<Difference, 'memberId' | 'what' | 'stored' | 'expected'>[] {
  const columns = [
    ['score', stored.scores, expected.scores],
    ['reachedAt', stored.reached, expected.reached],
  ] as const
  return columns.flatMap(([what, have, want]) =>
    [...new Set([...have.keys(), ...want.keys()])]
      .filter((memberId) => have.get(memberId) !== want.get(memberId))
      .map((memberId) => ({
        memberId,
        what,
        stored: have.get(memberId) ?? null,
        expected: want.get(memberId) ?? null,
      })),
  )
}
