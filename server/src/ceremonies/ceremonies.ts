import {
  type Ceremony,
  type CeremonyStep,
  endsAt,
  type Honoured,
  type LiveCeremony,
  stepsOf,
} from '@leitai/shared/ceremony'
import type { Clock } from '@leitai/shared/clock'
import type { Audience, LiveMetric } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { Finals } from '../finals/finals.ts'
import type { StoredCeremony } from '../org/collections.ts'
import type { Org, OrgEntry } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'
import { type CeremonyPlace, honoursAt } from './honoursAt.ts'
import { firstTurn, nextTurn } from './turns.ts'

export interface CeremonyPlan extends CeremonyPlace {
  metric: LiveMetric
  period: string
}

/** Throws unless who asks may lead a ceremony of these stations. */
export type MayLead = (stationIds: readonly string[]) => void

export interface Ceremonies {
  /** Those that run, the one that began last first. */
  list(): Promise<Ceremony[]>
  /**
   * Reveals a final of each station. Throws `unknown_station`, `unknown_final`, `nobody_honoured` where nothing was
   * counted, and `ceremony_running` where a station has one already; of a whole unit those that have no champion
   * are left out.
   */
  start(plan: CeremonyPlan): Promise<Ceremony>
  /** Goes to a step from the one that is on. Throws `unknown_ceremony`, and `ceremony_moved` where another is on. */
  step(id: string, turn: { follows: CeremonyStep; step: CeremonyStep }, mayLead: MayLead): Promise<Ceremony>
  /** Shows the newest revisions from now on. */
  adopt(id: string, mayLead: MayLead): Promise<Ceremony>
  /** Ends one; it does not matter whether it had ended. */
  end(id: string, mayLead: MayLead): Promise<void>
  /** The one that runs at a station, and a word that is another one whenever anything of it is. */
  at(stationId: string): { id: string; ceremony: StoredCeremony; word: string } | undefined
  /** What walls of a station get of one that runs there. */
  live(stationId: string, audience: Audience, id: string, ceremony: StoredCeremony): Promise<LiveCeremony>
}

/** Awards ceremonies of one station or many, told to every process by the organisation's documents. */
export function createCeremonies(deps: {
  org: Org
  roster: Roster
  finals: Pick<Finals, 'honours' | 'newestRevision'>
  clock: Clock
  newId: () => string
}): Ceremonies {
  const { org, roster, finals, clock, newId } = deps

  function running(): [string, StoredCeremony][] {
    return [...org.all('ceremonies')].filter(([, ceremony]) => clock.now() < endsAt(ceremony))
  }

  function at(stationId: string) {
    const [id, ceremony] = running().find(([, { stations }]) => Object.hasOwn(stations, stationId)) ?? []
    return id && ceremony ? { id, ceremony, word: JSON.stringify([id, ceremony]) } : undefined
  }

  function one(id: string): StoredCeremony {
    const [, found] = running().find(([other]) => other === id) ?? []
    if (!found) throw new Refusal('unknown_ceremony', `No ceremony ${id} runs.`)
    return found
  }

  async function describe(id: string, ceremony: StoredCeremony): Promise<Ceremony> {
    const { stations, metric, period, ...rest } = ceremony
    const found = await Promise.all(
      Object.entries(stations).map(async ([stationId, revision]) => ({
        id: stationId,
        name: roster.station(stationId).name,
        revision,
        latestRevision: (await finals.newestRevision(stationId, metric, period)) ?? revision,
      })),
    )
    return { id, metric, period, ...rest, stations: found }
  }

  /**
   * Writes what `change` makes of one that runs, whoever else writes meanwhile. Whether who asks may is looked at
   * there, where the newest is known: this process may not have heard of it before.
   */
  async function alter(
    id: string,
    mayLead: MayLead,
    change: (ceremony: StoredCeremony) => StoredCeremony,
  ): Promise<Ceremony> {
    await org.update(() => {
      const ceremony = one(id)
      mayLead(Object.keys(ceremony.stations))
      return [['ceremonies', id, change(ceremony)]]
    })
    return describe(id, one(id))
  }

  return {
    at,
    list: () =>
      Promise.all(
        running()
          .sort(([, a], [, b]) => b.startedAt - a.startedAt)
          .map(([id, ceremony]) => describe(id, ceremony)),
      ),

    async start({ metric, period, ...place }) {
      const honours = await honoursAt(place, deps, (stationId) => finals.honours(stationId, metric, period))
      const [first] = honours
      if (!first) throw new Refusal('nobody_honoured', `Nobody is honoured by ${metric}/${period}.`)
      const id = newId()
      await org.update(() => {
        const now = clock.now()
        const busy = honours.find(({ stationId }) => at(stationId))
        if (busy) {
          throw new Refusal('ceremony_running', `A ceremony runs at ${busy.stationId}.`, {
            field: place.unit === undefined ? 'stations' : 'unit',
          })
        }
        const over = [...org.all('ceremonies')]
          .filter(([, ceremony]) => now >= endsAt(ceremony))
          .map(([old]): OrgEntry => ['ceremonies', old, null])
        const ceremony: StoredCeremony = {
          metric,
          period,
          kind: first.kind,
          stations: Object.fromEntries(honours.map(({ stationId, revision }) => [stationId, revision])),
          steps: stepsOf(honours.flatMap(({ honoured }) => honoured.map(({ rank }) => rank))),
          startedAt: now,
          ...firstTurn(now),
        }
        return [...over, ['ceremonies', id, ceremony]]
      })
      return describe(id, one(id))
    },

    step: (id, { follows, step }, mayLead) =>
      alter(id, mayLead, (ceremony) => {
        if (ceremony.step !== follows) {
          throw new Refusal('ceremony_moved', `${ceremony.step} is on, not ${follows}.`, { field: 'follows' })
        }
        if (!ceremony.steps.includes(step)) {
          throw new Refusal('invalid_request', `This ceremony has no ${step}.`, { field: 'step' })
        }
        return { ...ceremony, ...nextTurn(ceremony, step, clock.now()) }
      }),

    async adopt(id, mayLead) {
      await org.sync()
      const { stations, metric, period } = one(id)
      mayLead(Object.keys(stations))
      const newest = await Promise.all(
        Object.keys(stations).map((stationId) => finals.honours(stationId, metric, period)),
      )
      return alter(id, mayLead, (ceremony) => ({
        ...ceremony,
        stations: Object.fromEntries(newest.map(({ stationId, revision }) => [stationId, revision])),
        steps: stepsOf(newest.flatMap(({ honoured }) => honoured.map(({ rank }) => rank))),
      }))
    },

    async end(id, mayLead) {
      await org.sync()
      const ceremony = org.get('ceremonies', id)
      if (!ceremony) return
      mayLead(Object.keys(ceremony.stations)) // they are the same for as long as it runs
      await org.put([['ceremonies', id, null]])
    },

    async live(stationId, audience, id, { metric, period, stations, step, stepAt, before }) {
      const honours = await finals.honours(stationId, metric, period, stations[stationId])
      // who is to be left off walls is honoured all the same, without a name
      const nameOf = ({ memberId, name }: Honoured) =>
        audience === 'public' || roster.courier(memberId)?.hidden ? roster.publicNameOf(memberId) : name
      const honoured = honours.honoured.map((one, index) => ({
        ...one,
        memberId: audience === 'staff' ? one.memberId : String(index),
        name: nameOf(one),
      }))
      return { id, step, stepAt, before, honours: { ...honours, honoured } }
    },
  }
}
