import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type {
  Correction,
  CorrectionsReply,
  correctionSchema,
  DecideReply,
  decideSchema,
  handPickupSchema,
  PendingReply,
} from '@leitai/shared/correction'
import { type Fact, MAX_SOURCE_VERSION } from '@leitai/shared/pickup'
import { Refusal } from '@leitai/shared/refusal'
import type { z } from 'zod'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { Org } from '../org/org.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import { describeVersion, explainPickup } from './describe.ts'
import { isTooFarAhead } from './pickups.ts'

/** What says that a pickup is not as the manager saw it any more. */
const DECIDED_MEANWHILE = new Set(['pickup_changed', 'not_applicable', 'unknown_pickup'])

type CorrectionRequest = z.output<typeof correctionSchema>

/** Who corrects, and the address of the browser. */
export interface Corrector {
  name: string
  address: string
}

export interface Corrections {
  /**
   * Makes the version of a pickup that a manager asks for. Throws `unknown_pickup`, `pickup_changed` where it is
   * not as the manager saw it, `not_applicable`, `unknown_courier`, `not_posted`.
   */
  correct(stationId: string, pickupId: string, wanted: CorrectionRequest, by: Corrector): Promise<Fact>
  /** Adds a pickup that no system sent. Throws `pickup_exists`, `pickup_in_future`, `unknown_courier`, `not_posted`. */
  add(stationId: string, pickup: z.output<typeof handPickupSchema>, by: Corrector): Promise<Fact>
  /** Decides over pickups that wait (H3), each by itself: what somebody else has decided is left alone. */
  decide(stationId: string, wanted: z.output<typeof decideSchema>, by: Corrector): Promise<DecideReply>
  pending(stationId: string, limit: number): Promise<PendingReply>
  /** What people have corrected, newest first. */
  trail(stationId: string, page: { from: number; limit: number }): Promise<CorrectionsReply>
}

/** Corrections by people: versions in the same fold as those of sources, above all of them. */
export function createCorrections(deps: {
  boards: Boards
  roster: Roster
  settings: Settings
  org: Org
  clock: Clock
}): Corrections {
  const { boards, roster, settings, org, clock } = deps

  async function read(stationId: string, pickupId: string) {
    const found = await boards.fact(stationId, pickupId)
    if (!found) throw new Refusal('unknown_pickup', `No pickup ${pickupId}.`)
    return found
  }

  async function factOf(stationId: string, pickupId: string): Promise<Fact> {
    const { latest, history } = await read(stationId, pickupId)
    return { stationId, id: pickupId, ...describeVersion(latest), history: history.map(describeVersion) }
  }

  /** True where this very version is kept: a repeat of our own, after the line broke, rather than a colleague's. */
  async function isLatest(stationId: string, pickupId: string, fact: StoredFact): Promise<boolean> {
    return isDeepStrictEqual((await read(stationId, pickupId)).latest, fact)
  }

  /** Folds a version made by a person; what the source sends later is older than it. */
  async function fold(
    { id: stationId, calendar }: StationOnRoster,
    pickupId: string,
    content: Omit<StoredFact, 'version' | 'receivedAt' | 'source' | 'note'>,
    base: number | null,
    { reason, name, address }: Corrector & { reason: string },
  ): Promise<void> {
    const fact: StoredFact = {
      ...content,
      version: Math.max(base ?? 0, MAX_SOURCE_VERSION) + 1,
      receivedAt: clock.now(),
      source: name,
      note: { reason, address, base },
    }
    const { burst } = settings.of(stationId)
    const status = await boards.fold({ id: stationId, calendar, burst }, pickupId, fact)
    // somebody else may have made the same of it, for another reason
    const isOthers = status === 'duplicate' && !(await isLatest(stationId, pickupId, fact))
    if (status === 'version_conflict' || isOthers) {
      if (base === null) throw new Refusal('pickup_exists', `There is a pickup ${pickupId}.`, { field: 'id' })
      throw new Refusal('pickup_changed', 'Somebody else was quicker.', { field: 'base' })
    }
  }

  async function correct(
    stationId: string,
    pickupId: string,
    wanted: CorrectionRequest,
    by: Corrector,
  ): Promise<void> {
    const station = roster.station(stationId)
    const { latest } = await read(stationId, pickupId)
    if (latest.version !== wanted.base) {
      throw new Refusal('pickup_changed', `It is version ${latest.version} by now.`, { field: 'base' })
    }
    const content = { ...latest, ...changeOf(latest, wanted) }
    if (wanted.action === 'reassign') roster.stationOf(wanted.courier, latest.at)
    await fold(station, pickupId, content, latest.version, { ...by, reason: wanted.reason })
  }

  async function describePending(station: StationOnRoster, id: string): Promise<PendingReply['pickups']> {
    const found = await boards.fact(station.id, id)
    if (found?.latest.state !== 'pending') return []
    const { latest, history } = found
    const explained = explainPickup({ id, fact: latest, olderVersions: history.length }, 'pickups', station)
    return [{ ...explained, courier: latest.courier, name: roster.nameOf(latest.courier) }]
  }

  const withName = (fact: StoredFact) => ({
    ...describeVersion(fact),
    courierName: roster.nameOf(fact.courier),
  })

  async function describeCorrection(
    stationId: string,
    { id, version }: { id: string; version: number },
  ): Promise<Correction> {
    const { latest, history } = await read(stationId, id)
    const versions = [latest, ...history]
    const made = versions.find((fact) => fact.version === version)
    if (!made?.note) throw new Error(`version ${version} of ${id} was not made by a person`)
    const { reason, address, base } = made.note
    const before = versions.find((fact) => fact.version === base)
    return {
      pickupId: id,
      madeAt: describeVersion(made).receivedAt,
      by: made.source,
      address,
      reason,
      before: before ? withName(before) : null,
      after: withName(made),
    }
  }

  return {
    async correct(stationId, pickupId, wanted, by) {
      await correct(stationId, pickupId, wanted, by)
      return factOf(stationId, pickupId)
    },

    async add(stationId, { id, reason, ...pickup }, by) {
      await org.sync() // the day is counted by the newest calendar
      const station = roster.station(stationId)
      if (isTooFarAhead(pickup.at, clock)) {
        throw new Refusal('pickup_in_future', 'The pickup has not happened yet.', { field: 'at' })
      }
      roster.stationOf(pickup.courier, pickup.at)
      if (await boards.fact(stationId, id)) {
        throw new Refusal('pickup_exists', `There is a pickup ${id}.`, { field: 'id' })
      }
      const day = dayOf(pickup.at, station.calendar)
      await fold(station, id, { ...pickup, day, state: 'counted' }, null, { ...by, reason })
      return factOf(stationId, id)
    },

    async decide(stationId, { action, reason, pickups }, by) {
      const decided = await Promise.all(
        pickups.map(async ({ id, base }) => {
          try {
            const { latest } = await read(stationId, id)
            if (latest.state !== 'pending') return false
            await correct(stationId, id, { action, base, reason }, by)
            return true
          } catch (error) {
            if (error instanceof Refusal && DECIDED_MEANWHILE.has(error.code)) return false
            throw error
          }
        }),
      )
      return {
        done: decided.filter(Boolean).length,
        changed: pickups.filter((_, index) => !decided[index]).map(({ id }) => id),
      }
    },

    async pending(stationId, limit) {
      const station = roster.station(stationId)
      const { total, ids } = await boards.pending(stationId, limit)
      const pickups = await Promise.all(ids.map((id) => describePending(station, id)))
      return { burst: settings.of(stationId).burst, total, pickups: pickups.flat() }
    },

    async trail(stationId, { from, limit }) {
      roster.station(stationId)
      const { total, versions } = await boards.noted(stationId, { from, most: limit })
      const described = await Promise.all(
        versions.map((version) => describeCorrection(stationId, version).catch(undefinedIfUnreadable)),
      )
      const corrections = described.filter((one) => one !== undefined)
      return { total, corrections, unreadable: versions.length - corrections.length }
    },
  }
}

/** One damaged file of the archive does not hide what lies elsewhere. */
function undefinedIfUnreadable(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.code !== 'archive_unreadable') throw error
}

/** What a correction changes. Throws `not_applicable` where the pickup is not in a state for it. */
function changeOf(
  { state, courier, count, revenue }: StoredFact,
  wanted: CorrectionRequest,
): Partial<Pick<StoredFact, 'state' | 'courier' | 'count' | 'revenue'>> {
  const refuse = (field: string) => new Refusal('not_applicable', `It is ${state}.`, { field })
  switch (wanted.action) {
    case 'void':
      if (state === 'void') throw refuse('action')
      return { state: 'void' }
    case 'restore':
      if (state !== 'void') throw refuse('action')
      return { state: 'counted' }
    case 'count':
      if (state !== 'pending') throw refuse('action')
      return { state: 'counted' }
    case 'amend':
      if (state === 'void') throw refuse('action')
      if (wanted.count === count && wanted.revenue === revenue) throw refuse('count')
      return { count: wanted.count, revenue: wanted.revenue }
    case 'reassign':
      if (state === 'void') throw refuse('action')
      if (wanted.courier === courier) throw refuse('courier')
      return { courier: wanted.courier }
  }
}
