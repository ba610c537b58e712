/**
 * Awards ceremonies: the manager reveals a final on the walls from the third place to the first. A step takes effect
 * at an instant of the server's clock a little ahead, so that every wall shows it at once; whoever comes late
 * works out from the same words what is on.
 */
import type { PeriodKind } from './calendar.ts'
import type { LiveMetric } from './protocol.ts'

export const CEREMONY_STEPS = ['title', 'third', 'second', 'first', 'all', 'poster'] as const
export type CeremonyStep = (typeof CEREMONY_STEPS)[number]

/** How far ahead of its own word the server lets a step take effect. */
export const STEP_LEAD_MS = 700
/** A ceremony without a step for so long is over. */
export const CEREMONY_IDLE_MS = 30 * 60_000

/** The step that reveals rank 1, 2, 3. */
export const STEP_OF_RANK: readonly CeremonyStep[] = ['first', 'second', 'third']

/** One of the first three, with the figures that are read out. */
export interface Honoured {
  /** For the public it only tells one from another. */
  memberId: string
  rank: number
  /** Full for staff, masked for the public. */
  name: string
  score: number
  /** Parcels a day, over all days of the period; null for a day. */
  perDay: number | null
  /** How often champion of such a period, up to this one; 0 for never. */
  titles: number
  /** What the next lower rank is behind by; null where nobody is. */
  aheadBy: number | null
}

/** What is revealed of one final, and what its poster says. */
export interface Honours {
  stationId: string
  stationName: string
  metric: LiveMetric
  period: string
  kind: PeriodKind
  /** First and last day, dates. */
  from: string
  to: string
  revision: number
  /** Of the whole station. */
  total: number
  /** Ranks 1 to 3 with everyone who shares them, in order. */
  honoured: Honoured[]
}

/** The steps that a final has: ranks that ties leave out are left out, and so is the view of all of one rank. */
export function stepsOf(ranks: Iterable<number>): CeremonyStep[] {
  const held = new Set(ranks)
  const places = STEP_OF_RANK.filter((_, index) => held.has(index + 1)).reverse()
  return ['title', ...places, ...(places.length > 1 ? (['all'] as const) : []), 'poster']
}

/** What a wall shows of a step that its own final may not have: the last of its steps that is not after it. */
export function ownStep(step: CeremonyStep, steps: readonly CeremonyStep[]): CeremonyStep {
  const until = CEREMONY_STEPS.indexOf(step)
  return steps.filter((own) => CEREMONY_STEPS.indexOf(own) <= until).pop() ?? 'title'
}

/** Where a ceremony stands: `before` is what is on until `stepAt` (ms, server's clock); null: nothing yet. */
export interface CeremonyTurn {
  step: CeremonyStep
  stepAt: number
  before: CeremonyStep | null
}

/** When a ceremony ends by itself. */
export function endsAt({ stepAt }: Pick<CeremonyTurn, 'stepAt'>): number {
  return stepAt + CEREMONY_IDLE_MS
}

/** The step that is on at `now` (server's clock), null before the first and after the end. */
export function stepAt(turn: CeremonyTurn, now: number): CeremonyStep | null {
  if (now >= endsAt(turn)) return null
  return now >= turn.stepAt ? turn.step : turn.before
}

/** What the walls of a station get of the ceremony that runs there. */
export interface LiveCeremony extends CeremonyTurn {
  id: string
  honours: Honours
}

/** GET /ceremonies; also the reply to starting, stepping and adopting. */
export interface Ceremony extends CeremonyTurn {
  id: string
  metric: LiveMetric
  period: string
  kind: PeriodKind
  /** All that one of its stations has, in order. */
  steps: CeremonyStep[]
  startedAt: number
  stations: CeremonyStation[]
}
export interface CeremonyStation {
  id: string
  name: string
  /** What its walls show. */
  revision: number
  /** The newest: a higher one waits for the manager's word. */
  latestRevision: number
}
