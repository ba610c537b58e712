import { createHash } from 'node:crypto'
import { METRICS, type Metric, rankRows, type ScoreRow } from '@leitai/shared/standings'
import type { StoredFact } from '../boards/fact.ts'
import type { IdentifiedFact } from '../boards/ledger.ts'
import type { FinalRowRecord } from './record.ts'

/** What a board comes to, worked out from facts alone. */
export interface Tallied {
  rows: FinalRowRecord[]
  factCount: number
  factsHash: string
}

/**
 * Tallies the boards of a period from its facts. Days are added in order, each whole and once, so that no more
 * than a day has to be held at a time: that order is the order of `at`, which the hash is made in.
 */
export function createTally() {
  const boards = { all: openBoard(), walkin: openBoard() }

  /** Adds the facts of the next day. */
  function addDay(facts: readonly IdentifiedFact[]): void {
    const counted = facts
      .filter(({ fact }) => fact.state === 'counted')
      .map(({ id, fact }) => ({ fact, line: Buffer.from(lineOf(id, fact)) }))
      .sort((a, b) => a.fact.at - b.fact.at || Buffer.compare(a.line, b.line))
    for (const { fact, line } of counted) {
      add(boards.all, fact, line)
      if (fact.channel === 'walkin') add(boards.walkin, fact, line)
    }
  }

  /** Ends the tally. */
  function finish(): Record<Metric, Tallied> {
    const closed = { all: close(boards.all), walkin: close(boards.walkin) }
    const entries = METRICS.map((metric): [Metric, Tallied] => {
      const board = metric === 'walkin' ? closed.walkin : closed.all
      return [
        metric,
        {
          rows: rowsOf(board.members, metric),
          factCount: board.factCount,
          factsHash: board.factsHash,
        },
      ]
    })
    return Object.fromEntries(entries) as Record<Metric, Tallied>
  }

  return { addDay, finish }
}

interface MemberTally {
  count: number
  revenue: number
  reachedAt: number
}

function openBoard() {
  return { members: new Map<string, MemberTally>(), factCount: 0, hash: createHash('sha256') }
}

function add(board: ReturnType<typeof openBoard>, fact: StoredFact, line: Buffer): void {
  const before = board.members.get(fact.courier) ?? { count: 0, revenue: 0, reachedAt: 0 }
  board.members.set(fact.courier, {
    count: before.count + fact.count,
    revenue: before.revenue + fact.revenue,
    reachedAt: Math.max(before.reachedAt, fact.at),
  })
  board.factCount++
  board.hash.update(line)
}

function close({ members, factCount, hash }: ReturnType<typeof openBoard>) {
  return { members, factCount, factsHash: hash.digest('hex') }
}

function rowsOf(members: ReadonlyMap<string, MemberTally>, metric: Metric): FinalRowRecord[] {
  const rows = [...members].map(([id, { count, revenue, reachedAt }]): ScoreRow => {
    return [id, metric === 'revenue' ? revenue : count, reachedAt]
  })
  return rankRows(rows.filter(([, score]) => score > 0)).map(({ rank, memberId, score, reachedAtMs }) => [
    rank,
    memberId,
    score,
    reachedAtMs ?? 0,
  ])
}

/** A counted fact as it goes into the hash; `shared/src/final.ts` promises the form. */
function lineOf(id: string, { version, courier, at, count, revenue, channel }: StoredFact): string {
  return `${[id, version, courier, at, count, revenue, channel].join('\t')}\n`
}
