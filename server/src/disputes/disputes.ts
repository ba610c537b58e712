import { instantOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import {
  DISPUTED,
  type Dispute,
  type DisputeState,
  type DisputeStep,
  type DisputesReply,
  type decisionSchema,
  type disputeSchema,
  type disputesQuerySchema,
  MAX_DISPUTES_A_DAY,
  MAX_OPEN_DISPUTES,
} from '@leitai/shared/dispute'
import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'
import { stationRoot } from '../redis/stationRoot.ts'
import type { Settings } from '../settings/settings.ts'

const LIMITS = [MAX_OPEN_DISPUTES, MAX_DISPUTES_A_DAY] as const
/** For those that another place had. */
const NO_LIMITS = ['', ''] as const

const storedSchema = z.object({
  courier: z.string(),
  about: z.enum(DISPUTED),
  pickupId: z.string().nullable(),
  trail: z.array(
    z.object({
      at: z.number(),
      by: z.string(),
      state: z.enum(['open', 'accepted', 'declined', 'withdrawn']),
      text: z.string(),
    }),
  ),
})
type StoredDispute = z.infer<typeof storedSchema>

/** Whose disputes are read; undefined for all of a station. */
type Owner = string | undefined

export interface Disputes {
  /**
   * The same said twice is one dispute. Throws `too_many_disputes`, and `invalid_request` where it is about a pickup
   * and names none, or about walls where there is nothing to ask for.
   */
  open(stationId: string, courierId: string, input: z.output<typeof disputeSchema>): Promise<Dispute>
  /** Newest first. */
  list(
    stationId: string,
    owner: Owner,
    query: Omit<z.output<typeof disputesQuerySchema>, 'as'>,
  ): Promise<DisputesReply>
  /** An accepted wish to leave walls is carried out (H1). Throws `unknown_dispute`, `dispute_closed`. */
  decide(
    stationId: string,
    disputeId: string,
    decision: z.output<typeof decisionSchema>,
    by: string,
  ): Promise<Dispute>
  /** A courier takes back their own. Throws as `decide`. */
  withdraw(stationId: string, disputeId: string, courierId: string): Promise<Dispute>
  openCount(stationId: string): Promise<number>
  /** All of a station as they are stored, by id. */
  stored(stationId: string): Promise<[id: string, json: string][]>
  /** Takes in what `stored` gave elsewhere; one that is known stays as it is. */
  putBack(stationId: string, id: string, json: string): Promise<void>
}

/** What couriers doubt or ask for, and what managers answer (S4). Nothing of it is ever taken out again. */
export function createDisputes(deps: {
  commands: Redis
  org: Org
  roster: Roster
  settings: Settings
  clock: Clock
  newId: () => string
}): Disputes {
  const { commands, org, roster, settings, clock, newId } = deps
  const rootOf = (stationId: string) => `${stationRoot(roster.station(stationId).id)}:q`

  function describe(stationId: string, id: string, { trail, ...stored }: StoredDispute): Dispute {
    return {
      id,
      stationId,
      ...stored,
      name: roster.nameOf(stored.courier),
      state: stateOf(trail),
      trail: trail.map((step): DisputeStep => ({ ...step, at: instantOf(step.at) })),
    }
  }

  /**
   * Puts a dispute in the place of `before`. False where somebody was quicker; of a new one that says the same as an
   * open one, the id of that. Throws `too_many_disputes` for a new one that would be.
   */
  async function put(
    stationId: string,
    id: string,
    before: string,
    after: StoredDispute,
    limits: typeof LIMITS | typeof NO_LIMITS = LIMITS,
  ): Promise<boolean | string> {
    const [first] = after.trail
    const words = [id, after.courier, first?.at ?? 0, before, JSON.stringify(after), stateOf(after.trail)]
    const reply = await commands.fcall('disputes_put_v2', 1, stationRoot(stationId), ...words, ...limits)
    if (reply === -1) throw new Refusal('too_many_disputes', `${after.courier} has too many disputes.`)
    return typeof reply === 'string' ? reply : reply === 1
  }

  /** Ends an open dispute with a step, once what that step says has been carried out. */
  async function close(
    stationId: string,
    id: string,
    owner: Owner,
    step: Omit<StoredDispute['trail'][number], 'at'>,
    carryOut?: (dispute: StoredDispute) => Promise<void>,
  ): Promise<Dispute> {
    const json = await commands.hget(rootOf(stationId), id)
    const stored = json === null ? undefined : storedSchema.parse(JSON.parse(json))
    if (json === null || !stored || (owner !== undefined && stored.courier !== owner)) {
      throw new Refusal('unknown_dispute', `No dispute ${id}.`)
    }
    const isClosed = () => new Refusal('dispute_closed', `Dispute ${id} has its answer.`)
    if (stateOf(stored.trail) !== 'open') throw isClosed()
    await carryOut?.(stored)
    const closed = { ...stored, trail: [...stored.trail, { ...step, at: clock.now() }] }
    if (!(await put(stationId, id, json, closed))) throw isClosed()
    return describe(stationId, id, closed)
  }

  async function one(stationId: string, id: string): Promise<Dispute> {
    const json = await commands.hget(rootOf(stationId), id)
    if (json === null) throw new Refusal('unknown_dispute', `No dispute ${id}.`)
    return describe(stationId, id, storedSchema.parse(JSON.parse(json)))
  }

  /** Throws `invalid_request` for what cannot be asked. */
  function check(
    stationId: string,
    courierId: string,
    { about, pickupId }: z.output<typeof disputeSchema>,
  ): void {
    if ((about === 'pickup' && pickupId === null) || (about === 'walls' && pickupId !== null)) {
      throw new Refusal('invalid_request', 'Which pickup?', { field: 'pickupId' })
    }
    const isDone = roster.courier(courierId)?.hidden ?? false
    if (about === 'walls' && (isDone || settings.of(stationId).offWallsBy !== 'manager')) {
      throw new Refusal('invalid_request', 'Nothing to ask for.', { field: 'about' })
    }
  }

  async function leaveWalls(courierId: string): Promise<void> {
    await org.update(() => {
      const courier = roster.courier(courierId)
      return courier && !courier.hidden ? [['couriers', courierId, { ...courier, hidden: true }]] : []
    })
  }

  return {
    async open(stationId, courierId, input) {
      check(stationId, courierId, input)
      const { about, pickupId, text } = input
      const id = newId()
      const step = { at: clock.now(), by: 'courier', state: 'open' as const, text }
      const dispute: StoredDispute = { courier: courierId, about, pickupId, trail: [step] }
      const same = await put(stationId, id, '', dispute)
      return typeof same === 'string' ? one(stationId, same) : describe(stationId, id, dispute)
    },

    async list(stationId, owner, { state, from, limit }) {
      const root = rootOf(stationId)
      const key = owner === undefined ? `${root}:${state}` : `${root}:c:${owner}`
      const [total, ids] = await Promise.all([
        commands.zcard(key),
        commands.zrevrange(key, from, from + limit - 1),
      ])
      if (ids.length === 0) return { total, disputes: [] }
      const found = await commands.hmget(root, ...ids)
      const disputes = ids.flatMap((id, index) => {
        const json = found[index]
        return json ? [describe(stationId, id, storedSchema.parse(JSON.parse(json)))] : []
      })
      return { total, disputes }
    },

    decide(stationId, disputeId, { accept, text }, by) {
      const state = accept ? 'accepted' : 'declined'
      // before the answer: one that is broken off in between is still open, and is given again
      return close(stationId, disputeId, undefined, { by, state, text }, async ({ about, courier }) => {
        if (accept && about === 'walls') await leaveWalls(courier)
      })
    },

    withdraw: (stationId, disputeId, courierId) =>
      close(stationId, disputeId, courierId, { by: 'courier', state: 'withdrawn', text: '' }),

    stored: async (stationId) => Object.entries(await commands.hgetall(rootOf(stationId))),

    async putBack(stationId, id, json) {
      await put(stationId, id, '', storedSchema.parse(JSON.parse(json)), NO_LIMITS)
    },

    openCount: (stationId) => commands.zcard(`${rootOf(stationId)}:open`),
  }
}

function stateOf(trail: StoredDispute['trail']): DisputeState {
  return trail.at(-1)?.state ?? 'open'
}
