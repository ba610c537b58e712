import { dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { type Pickup, pickupSchema, type Receipt } from '@leitai/shared/pickup'
import { Refusal } from '@leitai/shared/refusal'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { Org } from '../org/org.ts'
import type { Source } from '../people/keys.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'

const MAX_AHEAD_MS = 5 * 60_000 // scanner clocks drift; five minutes ahead is still believed

/** A process that stood still for longer, or was cut off from Redis, may have missed a change of a calendar (C1). */
const MAX_ROSTER_AGE_MS = 60_000

/** What is wrong with the store is no refusal of the pickup, least of all for being late (P6). */
const TO_BE_SENT_AGAIN = new Set(['unavailable', 'archive_unreadable'])

const MAY_BE_STALE = new Set(['unknown_courier', 'unknown_station', 'not_posted'])

export interface Pickups {
  /**
   * Accepts one delivered pickup, as parsed JSON; resolves when it is on disk. A refusal of the pickup is
   * in the receipt; it throws only when nothing can be said, because Redis is away or an archived week cannot be read.
   */
  accept(delivered: unknown, source: Source): Promise<Receipt>
}

/** Whether a pickup is dated further ahead than the drift of clocks explains. */
export function isTooFarAhead(at: number, clock: Clock): boolean {
  return at > clock.now() + MAX_AHEAD_MS
}

/** Accepts pickups. Counting and ranking belong to the boards. */
export function createPickups(deps: {
  boards: Boards
  roster: Roster
  settings: Settings
  org: Org
  clock: Clock
}): Pickups {
  const { boards, roster, settings, org, clock } = deps

  function resolve(pickup: Pickup, source: Source): StationOnRoster {
    const bound = source.stations !== '*'
    if (pickup.station !== undefined && bound && !source.stations.includes(pickup.station)) {
      throw new Refusal('forbidden_station', `The key is not for station ${pickup.station}.`, {
        field: 'station',
      })
    }
    const named = pickup.station === undefined ? undefined : roster.station(pickup.station)
    const posted = roster.stationOf(pickup.courier, pickup.at)
    // whoever helps out elsewhere is counted where the pickup says (P5)
    const station = named ?? posted
    if (bound && !source.stations.includes(station.id)) {
      throw new Refusal('forbidden_station', `The key is not for station ${station.id}.`, {
        field: 'station',
      })
    }
    if (isTooFarAhead(pickup.at, clock)) {
      throw new Refusal('pickup_in_future', 'The pickup is dated more than five minutes ahead.', {
        field: 'at',
      })
    }
    return station
  }

  async function count(pickup: Pickup, source: Source): Promise<Receipt> {
    if (org.ageMs() > MAX_ROSTER_AGE_MS) await org.sync()
    const station = await freshly(() => resolve(pickup, source))
    const fact: StoredFact = {
      version: pickup.version,
      courier: pickup.courier,
      at: pickup.at,
      count: pickup.count,
      revenue: pickup.revenue,
      channel: pickup.channel,
      product: pickup.product,
      state: pickup.void ? 'void' : 'counted',
      day: dayOf(pickup.at, station.calendar),
      receivedAt: clock.now(),
      source: source.name,
      note: null,
    }
    const { id, calendar } = station
    const { burst } = settings.of(id)
    const status = await boards.fold({ id, calendar, burst }, pickup.id, fact)
    if (status === 'pending') return { id: pickup.id, status: 'counted', pending: true }
    if (status !== 'version_conflict') return { id: pickup.id, status }
    throw new Refusal('version_conflict', 'The same version with other content.', { field: 'version' })
  }

  /** What is refused for want of knowledge is looked at again with the newest. */
  async function freshly<T>(work: () => T): Promise<T> {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refusal) || !MAY_BE_STALE.has(error.code)) throw error
      await org.sync()
      return work()
    }
  }

  return {
    async accept(delivered, source) {
      const parsed = pickupSchema.safeParse(delivered)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
        return { id: readableId(delivered), status: 'refused', code: 'invalid_pickup', field: field ?? '' }
      }
      try {
        return await count(parsed.data, source)
      } catch (error) {
        if (!(error instanceof Refusal) || TO_BE_SENT_AGAIN.has(error.code)) throw error
        const { code, details } = error
        return { id: parsed.data.id, status: 'refused', code, field: details.field ?? '' }
      }
    },
  }
}

/** The id of something that is not a pickup, where it has one that can be shown. */
function readableId(delivered: unknown): string | null {
  if (typeof delivered !== 'object' || delivered === null || !('id' in delivered)) return null
  return typeof delivered.id === 'string' ? delivered.id.slice(0, 64) : null
}
