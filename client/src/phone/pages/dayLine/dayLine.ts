/** A courier's day as a line: each pickup a tick where it was made, and what each hour brought. Pure. */
import type { ExplainedPickup } from '@leitai/shared/explanation'
import type { LiveMetric } from '@leitai/shared/protocol'

const HOUR_MS = 3_600_000

export type TickState = ExplainedPickup['state']

export interface Tick {
  atMs: number
  state: TickState
  /** Parcels: those that count, else those that would. */
  parcels: number
}

/** The pickups that a metric is about, oldest first. */
export function ticksOf(pickups: readonly ExplainedPickup[], metric: LiveMetric): Tick[] {
  return pickups
    .filter(({ channel }) => metric === 'pickups' || channel === 'walkin')
    .map(({ at, state, adds, count }) => ({
      atMs: Date.parse(at),
      state,
      parcels: state === 'counted' ? adds : count,
    }))
    .sort((a, b) => a.atMs - b.atMs)
}

export interface Hour {
  fromMs: number
  parcels: Record<TickState, number>
}

/** What each hour brought, counted from `dayStartMs`; hours without a pickup are left out. */
export function hoursOf(ticks: readonly Tick[], dayStartMs: number): Hour[] {
  const hours = new Map<number, Hour>()
  for (const { atMs, state, parcels } of ticks) {
    const fromMs = atMs - ((((atMs - dayStartMs) % HOUR_MS) + HOUR_MS) % HOUR_MS)
    const hour = hours.get(fromMs) ?? { fromMs, parcels: { counted: 0, pending: 0, void: 0 } }
    hour.parcels[state] += parcels
    hours.set(fromMs, hour)
  }
  return [...hours.values()].sort((a, b) => a.fromMs - b.fromMs)
}

export interface Mark {
  state: TickState
  /** Where on the line, and how high, 0 to 1. */
  at: number
  height: number
}

export interface Line {
  fromMs: number
  toMs: number
  marks: Mark[]
  /** Where the present is; null where the line is of a day gone by. */
  now: number | null
}

/** As many marks as a thumb's breadth can show apart. */
const SLOTS = 96
/** Whatever counts can be seen. */
const LEAST = 0.25

/** The working hours as a line, longer where there were pickups before or after; pickups close together are one mark. */
export function lineOf(
  ticks: readonly Tick[],
  hours: { fromMs: number; toMs: number },
  nowMs: number | null,
): Line {
  const ats = ticks.map(({ atMs }) => atMs)
  const fromMs = Math.min(hours.fromMs, ...ats)
  const toMs = Math.max(hours.toMs, ...ats, fromMs + HOUR_MS)
  const shareOf = (ms: number) => (ms - fromMs) / (toMs - fromMs)
  const slots = new Map<string, { state: TickState; slot: number; parcels: number }>()
  for (const { atMs, state, parcels } of ticks) {
    const slot = Math.round(shareOf(atMs) * SLOTS)
    const key = `${slot} ${state}`
    slots.set(key, { state, slot, parcels: (slots.get(key)?.parcels ?? 0) + parcels })
  }
  const most = Math.max(1, ...[...slots.values()].map(({ parcels }) => parcels))
  const isWithin = nowMs !== null && nowMs >= fromMs && nowMs <= toMs
  return {
    fromMs,
    toMs,
    marks: [...slots.values()].map(({ state, slot, parcels }) => ({
      state,
      at: slot / SLOTS,
      height: LEAST + (1 - LEAST) * (parcels / most),
    })),
    now: isWithin ? shareOf(nowMs) : null,
  }
}
