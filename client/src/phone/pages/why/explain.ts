/** The pickups behind a standing, as they are read page by page. Pure. */
import type { ExplainedPickup, Explanation } from '@leitai/shared/explanation'

/** Periods that are worth a tap; others come by links. */
export const NAMED_PERIODS = ['today', 'this-week', 'yesterday', 'last-week', 'this-month'] as const
export type NamedPeriod = (typeof NAMED_PERIODS)[number]

export function isNamed(period: string): period is NamedPeriod {
  const names: readonly string[] = NAMED_PERIODS
  return names.includes(period)
}

/** The pickups of all pages read so far, the first page's standing, and where to go on. */
export type Explained = Explanation

/**
 * Adds a page to those before it. What was there already stays as it was: a pickup that a new version has moved
 * down would else stand here twice.
 */
export function withPage(before: Explained, page: Explanation): Explained {
  const known = new Set(before.pickups.map(({ id }) => id))
  const added = page.pickups.filter(({ id }) => !known.has(id))
  return { ...before, pickups: [...before.pickups, ...added], next: page.next }
}

export interface ExplainedDay {
  day: string
  pickups: ExplainedPickup[]
  /** What the day adds to the score; null while more of it may be on the next page. */
  adds: number | null
}

/** Pickups by business day, in the order in which they come. */
export function daysOf(explained: Explained): ExplainedDay[] {
  const days = new Map<string, ExplainedPickup[]>()
  for (const pickup of explained.pickups) days.set(pickup.day, [...(days.get(pickup.day) ?? []), pickup])
  const all = [...days]
  return all.map(([day, ofDay], index) => ({
    day,
    pickups: ofDay,
    adds: index === all.length - 1 && !isWhole(explained) ? null : sumOf(ofDay),
  }))
}

/** True once no page is left to read. */
export function isWhole({ pickups, pickupCount, next }: Explained): boolean {
  return next === null || pickups.length >= pickupCount
}

/** What pickups add to the score together. */
export function sumOf(pickups: readonly Pick<ExplainedPickup, 'adds'>[]): number {
  return pickups.reduce((sum, { adds }) => sum + adds, 0)
}
