import { dayOf, periodOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Audience, LiveMetric, Peer } from '@leitai/shared/protocol'
import { rowsOf, totalOf } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { Goals } from '../goals/goals.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'

/** Totals of other stations may be so old: however many walls ask, each is read this often at most. */
const KEPT_MS = 10_000

export interface Peers {
  /** The stations under the same unit, itself included, as they stand today; none where it stands alone. */
  of(stationId: string, metric: LiveMetric, audience: Audience): Promise<Peer[]>
}

/** How the stations next to one stand. In public a total is all that is said of them. */
export function createPeers(deps: { boards: Boards; roster: Roster; goals: Goals; clock: Clock }): Peers {
  const { boards, roster, goals, clock } = deps
  const known = new Map<string, { at: number; peer: Promise<Peer> }>()

  async function read(station: StationOnRoster, metric: LiveMetric): Promise<Peer> {
    const today = dayOf(clock.now(), station.calendar)
    const span = periodOf('day', today, station.calendar)
    const asOf = clock.now()
    const [scores] = (await boards.read(station.id, [{ metric, span }])).boards
    return {
      id: station.id,
      name: station.name,
      total: scores ? totalOf(rowsOf(scores, [])) : 0,
      asOf,
      couriers: roster.postedTo(station.id, today, today + 1).length,
      goal: goals.targetOf(station.id, 'day', metric, today),
    }
  }

  function recent(station: StationOnRoster, metric: LiveMetric): Promise<Peer> {
    const key = `${metric} ${station.id}`
    const kept = known.get(key)
    if (kept && Math.abs(clock.now() - kept.at) < KEPT_MS) return kept.peer
    const peer = read(station, metric)
    known.set(key, { at: clock.now(), peer })
    peer.catch(() => known.delete(key))
    return peer
  }

  return {
    async of(stationId, metric, audience) {
      const { parent } = roster.station(stationId)
      const beside = roster.stations().filter((other) => parent !== null && other.parent === parent)
      if (beside.length < 2) return []
      const peers = await Promise.all(beside.map((station) => recent(station, metric)))
      return audience === 'staff' ? peers : peers.map((peer) => ({ ...peer, couriers: null, goal: null }))
    },
  }
}
