import type { Peer } from '@leitai/shared/protocol'
import { describe, expect, test } from 'vitest'
import { measuresOf, stationRows } from '../../../../client/src/wall/scenes/stations/stationRows.ts'

const peer = (id: string, total: number, couriers: number | null, goal: number | null): Peer => ({
  id,
  name: id,
  total,
  asOf: 0,
  couriers,
  goal,
})
const PEERS = [peer('a', 100, 10, 200), peer('b', 60, 3, 50), peer('c', 40, 2, null), peer('d', 0, 0, 10)]

describe('stations against each other', () => {
  test('a head: the small ones have their chance; who has no couriers is left out', () => {
    const rows = stationRows(PEERS, 'a', 'head', 9)
    expect(rows.map(({ id, rank, value }) => [id, rank, value])).toEqual([
      ['b', 1, 20],
      ['c', 1, 20],
      ['a', 3, 10],
    ])
  })

  test('by goal: the share of it', () => {
    expect(stationRows(PEERS, 'a', 'goal', 9).map(({ id, value }) => [id, value])).toEqual([
      ['b', 1.2],
      ['a', 0.5],
      ['d', 0],
    ])
  })

  test('the own one is always there, below the first where it is not among them', () => {
    expect(stationRows(PEERS, 'd', 'total', 2).map(({ id, rank, own }) => [id, rank, own])).toEqual([
      ['a', 1, false],
      ['d', 4, true],
    ])
    expect(stationRows(PEERS, 'b', 'total', 2).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('[H1] in public the totals are all that is told', () => {
    const told = PEERS.map(({ id, total }) => peer(id, total, null, null))
    expect(measuresOf(told)).toEqual(['total'])
    expect(measuresOf(PEERS)).toEqual(['head', 'goal'])
    expect(measuresOf(PEERS.map((one) => ({ ...one, goal: null })))).toEqual(['head', 'total'])
  })
})
