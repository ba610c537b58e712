import type { RosterCourier } from '@leitai/shared/api'
import type { HandPickupInput } from '@leitai/shared/correction'
import { courierTyped } from './couriers.ts'
import { wholeNumber } from './wholeNumber.ts'
import { fenOfYuan } from './yuan.ts'
import { instantsOfLocal } from './zoneTime.ts'

/** As the server takes them. */
export const HAND_LIMITS = { id: 64, product: 32, reason: 200, count: 100_000, revenueFen: 100_000_000_000 }

/** The form as it is typed. */
export interface HandForm {
  id: string
  courier: string
  /** Local time of the station, `2026-11-23T08:00`. */
  local: string
  /** Which of the two, where the wall clock shows this time twice. */
  turn: 'first' | 'second'
  count: string
  yuan: string
  product: string
  channel: 'walkin' | 'contract'
  reason: string
}

export const EMPTY_HAND: HandForm = {
  id: '',
  courier: '',
  local: '',
  turn: 'first',
  count: '1',
  yuan: '',
  product: '',
  channel: 'walkin',
  reason: '',
}

/** Fields by the names that the server has for them. */
export type HandField = 'id' | 'courier' | 'at' | 'count' | 'revenue' | 'product' | 'reason'
export type HandFault = 'required' | 'noSuchCourier' | 'badTime' | 'noSuchTime' | 'count' | 'revenue'
export type HandFaults = Partial<Record<HandField, HandFault>>

export interface HandContext {
  couriers: readonly RosterCourier[]
  stationId: string
  timeZone: string
}

/** The instants that the typed time may mean, or what is wrong with it. */
export function readHandTime(local: string, timeZone: string): number[] | 'badTime' | 'noSuchTime' {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return 'badTime'
  const instants = instantsOfLocal(local, timeZone)
  return instants.length > 0 ? instants : 'noSuchTime'
}

/** The form as the server takes it, or every fault in it. */
export function readHand(
  form: HandForm,
  context: HandContext,
): { input: HandPickupInput } | { faults: HandFaults } {
  const faults: HandFaults = {}
  const courier = courierTyped(form.courier, context.couriers, context.stationId)
  const count = wholeNumber(form.count, 1, HAND_LIMITS.count)
  const revenue = fenOfYuan(form.yuan, HAND_LIMITS.revenueFen)
  const instants = readHandTime(form.local, context.timeZone)
  const at = typeof instants === 'string' ? undefined : form.turn === 'second' ? instants.at(-1) : instants[0]
  if (form.id.trim() === '') faults.id = 'required'
  if (!courier) faults.courier = form.courier.trim() === '' ? 'required' : 'noSuchCourier'
  if (typeof instants === 'string') faults.at = instants
  if (count === undefined) faults.count = 'count'
  if (revenue === undefined) faults.revenue = 'revenue'
  if (form.product.trim() === '') faults.product = 'required'
  if (form.reason.trim() === '') faults.reason = 'required'
  const faulty = Object.keys(faults).length > 0
  if (faulty || !courier || at === undefined || count === undefined || revenue === undefined)
    return { faults }
  return {
    input: {
      id: form.id.trim(),
      courier: courier.id,
      at: new Date(at).toISOString(),
      count,
      revenue,
      product: form.product.trim(),
      channel: form.channel,
      reason: form.reason.trim(),
    },
  }
}
