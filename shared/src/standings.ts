/** Ranks (S1, S2), worked out where they are read: the same on both ends. */

export const METRICS = ['pickups', 'walkin', 'revenue'] as const
export type Metric = (typeof METRICS)[number]

/** One member's score as it travels: id, score (parcels or fen), and the instant (ms) it was reached, null at 0. */
export type ScoreRow = [memberId: string, score: number, reachedAtMs: number | null]

export interface Standing {
  memberId: string
  /** Competition rank: one more than the number of members with a higher score (S1). */
  rank: number
  score: number
  reachedAtMs: number | null
  /** What is missing to the score of the next higher rank; 0 at the top. */
  gap: number
  /** Places gained since the day began (negative: lost); null for who had no score then. */
  movement: number | null
}

/** The fixed order (S2): score, who reached it first, member id. Rows without a score come last. */
export function compareRows([idA, scoreA, reachedA]: ScoreRow, [idB, scoreB, reachedB]: ScoreRow): number {
  if (scoreA !== scoreB) return scoreB - scoreA
  const byReached = (reachedA ?? Number.MAX_SAFE_INTEGER) - (reachedB ?? Number.MAX_SAFE_INTEGER)
  if (byReached !== 0) return byReached
  return idA < idB ? -1 : idA > idB ? 1 : 0
}

/**
 * The standings of a board: its rows in order with shared ranks.
 * `before` holds the scores as the day began; movement is counted from the ranks that they gave.
 */
export function rankRows(rows: readonly ScoreRow[], before?: ReadonlyMap<string, number>): Standing[] {
  const ranksBefore = before && ranksOf(before)
  let rank = 0
  let previousScore = Number.NaN
  let scoreAbove = Number.NaN
  return [...rows].sort(compareRows).map(([memberId, score, reachedAtMs], index) => {
    if (score !== previousScore) {
      rank = index + 1
      scoreAbove = previousScore
      previousScore = score
    }
    const rankBefore = ranksBefore?.get(memberId)
    return {
      memberId,
      rank,
      score,
      reachedAtMs: score > 0 ? reachedAtMs : null,
      gap: rank === 1 ? 0 : scoreAbove - score,
      movement: rankBefore === undefined ? null : rankBefore - rank,
    }
  })
}

/** Ranks of those who have a score. */
function ranksOf(scores: ReadonlyMap<string, number>): Map<string, number> {
  const order = [...scores].filter(([, score]) => score > 0).sort((a, b) => b[1] - a[1])
  const ranks = new Map<string, number>()
  let rank = 0
  order.forEach(([memberId, score], index) => {
    if (index === 0 || score !== order[index - 1]?.[1]) rank = index + 1
    ranks.set(memberId, rank)
  })
  return ranks
}

/** The scores of a week before today: what the week has, less what today has. */
export function scoresBefore(whole: readonly ScoreRow[], today: readonly ScoreRow[]): Map<string, number> {
  const scores = new Map(whole.map(([memberId, score]) => [memberId, score]))
  for (const [memberId, score] of today) scores.set(memberId, (scores.get(memberId) ?? 0) - score)
  return scores
}

/** What a board holds: scores, and when each was reached (ms), by member. */
export interface BoardScores {
  scores: ReadonlyMap<string, number>
  reached: ReadonlyMap<string, number>
}

/** The unranked rows of a board: everyone with a score and everyone posted to the station (S3). */
export function rowsOf({ scores, reached }: BoardScores, posted: readonly string[]): ScoreRow[] {
  const rows = [...scores].map(([id, score]): ScoreRow => [id, score, reached.get(id) ?? null])
  for (const id of posted) if (!scores.has(id)) rows.push([id, 0, null])
  return rows
}

/** The sum of a board. */
export function totalOf(rows: readonly ScoreRow[]): number {
  return rows.reduce((sum, [, score]) => sum + score, 0)
}
