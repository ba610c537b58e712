/** Stations against each other, in one measure. Pure. */
import type { Peer } from '@leitai/shared/protocol'

export type Measure = 'head' | 'goal' | 'total'

export interface StationRow {
  id: string
  name: string
  rank: number
  /** Parcels a head, share of the goal (1 for all of it), or parcels. */
  value: number
  own: boolean
}

/** The value of a station, or null where it has none: no couriers, no goal, or not told in public. */
function measured({ total, couriers, goal }: Peer, measure: Measure): number | null {
  if (measure === 'total') return total
  const by = measure === 'head' ? couriers : goal
  return by ? total / by : null
}

/** The measures that say something of these stations: two at most. */
export function measuresOf(peers: readonly Peer[]): Measure[] {
  const told = (measure: Measure) => peers.filter((peer) => measured(peer, measure) !== null).length > 1
  const fair = (['head', 'goal'] as const).filter(told)
  return fair.length === 2 ? fair : [...fair, 'total']
}

/**
 * The first `most` stations by a measure, and this one below them where it is not among them. Equal values share
 * a rank (S1).
 */
export function stationRows(
  peers: readonly Peer[],
  ownId: string,
  measure: Measure,
  most: number,
): StationRow[] {
  const valued = peers.flatMap((peer) => {
    const value = measured(peer, measure)
    return value === null ? [] : [{ id: peer.id, name: peer.name, value, own: peer.id === ownId }]
  })
  const rows = valued
    .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
    .map((row) => ({ ...row, rank: 1 + valued.filter(({ value }) => value > row.value).length }))
  const own = rows.findIndex(({ id }) => id === ownId)
  return own < most ? rows.slice(0, most) : [...rows.slice(0, most - 1), ...rows.slice(own, own + 1)]
}
