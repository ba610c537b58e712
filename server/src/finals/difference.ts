import { championsOf, type DifferenceRecord, type FinalRowRecord, totalOfRows } from './record.ts'

/** What is different between the rows of two revisions; those who stay as they were are left out. */
export function differenceOf(
  before: readonly FinalRowRecord[],
  after: readonly FinalRowRecord[],
): DifferenceRecord {
  const places = { before: placesOf(before), after: placesOf(after) }
  const members = new Set([...after, ...before].map(([, memberId]) => memberId))
  const rows = [...members].flatMap((memberId) => {
    const was = places.before.get(memberId) ?? null
    const is = places.after.get(memberId) ?? null
    return was?.rank === is?.rank && was?.score === is?.score ? [] : [{ memberId, before: was, after: is }]
  })
  return {
    champion: { before: idsOf(championsOf(before)), after: idsOf(championsOf(after)) },
    rows,
    total: { before: totalOfRows(before), after: totalOfRows(after) },
  }
}

/** True where others are champions, not where the same ones have another score. */
export function changesChampion({ champion: { before, after } }: DifferenceRecord): boolean {
  return before.length !== after.length || before.some((memberId) => !after.includes(memberId))
}

function placesOf(rows: readonly FinalRowRecord[]): Map<string, { rank: number; score: number }> {
  return new Map(rows.map(([rank, memberId, score]) => [memberId, { rank, score }]))
}

function idsOf(rows: readonly FinalRowRecord[]): string[] {
  return rows.map(([, memberId]) => memberId)
}
