import type { RosterCourier, RosterReply } from '@leitai/shared/api'
import { signatoryOf } from '@leitai/shared/signature'
import type { DeskTexts } from '../../../i18n/desk.ts'

/** The station whose pickups are looked at, and the people that they may belong to. */
export interface PickupScope {
  stationId: string
  /** Address of the station in the API. */
  base: string
  timeZone: string
  /** Of all stations: a pickup may have been somebody's who is elsewhere by now. */
  couriers: readonly RosterCourier[]
}

/** The scope of a station on the roster. */
export function scopeOf(
  station: RosterReply['stations'][number],
  couriers: readonly RosterCourier[],
): PickupScope {
  const { id, timeZone } = station
  return { stationId: id, base: `/stations/${encodeURIComponent(id)}`, timeZone, couriers }
}

/** Address of one pickup in the API; its id may hold anything that can be printed. */
export function pickupPath({ base }: PickupScope, pickupId: string): string {
  return `${base}/pickups/${encodeURIComponent(pickupId)}`
}

/** A courier's name; the number where the roster does not know them any more. */
export function courierName({ couriers }: PickupScope, courierId: string): string {
  return couriers.find(({ id }) => id === courierId)?.name ?? courierId
}

/** Who made a version: people in words, keys by their names. */
export function sourceName({ pickup }: DeskTexts, source: string): string {
  const known = pickup.people[source]
  const person = signatoryOf(source)
  if (known !== undefined || !person) return known ?? source
  return pickup.person(person.name || (pickup.people['@manager'] ?? ''), person.account)
}
