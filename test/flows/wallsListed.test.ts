/** The list of walls, which every desk asks for all the time, of a company that has many. */
import type { OrgEntry } from '@leitai/server/org/org'
import { expect, test } from 'vitest'
import { startServices } from '../helpers/services.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const WALLS = 4_000
const REPORT = { scene: 'week', width: 1920, height: 1080, build: 'x', health: null }

test('a station’s walls are numbered as they were paired; what a reader does not cover is not read', async () => {
  const { services, redis } = await startServices({ now: () => Date.now() })
  const pairedAt = (index: number) => Date.now() - ((index * 7) % WALLS)
  const walls = Array.from(
    { length: WALLS },
    (_, index): OrgEntry => [
      'walls',
      `W${index}`,
      {
        name: '大厅',
        stationId: index % 2 === 0 ? EAST : WEST,
        audience: 'staff',
        tokenHash: String(index),
        pairedAt: pairedAt(index),
      },
    ],
  )
  await services.org.putBack(walls)
  await services.walls.report('W2', REPORT)
  // a report that nobody can read is found by who reads it
  await redis.commands.set('lt:{org}:wall-report:W1', 'no report')

  const startedAt = performance.now()
  const east = await services.walls.list((stationId) => stationId === EAST)
  const tookMs = performance.now() - startedAt
  console.log(`${east.length} of ${WALLS} walls listed in ${Math.round(tookMs)} ms`)
  expect(east.filter(({ online }) => online).map(({ id }) => id)).toEqual(['W2'])
  expect(east).toHaveLength(WALLS / 2)
  const byAge = [...east].sort((a, b) => a.pairedAt - b.pairedAt || (a.id < b.id ? -1 : 1))
  expect(byAge.map(({ number }) => number)).toEqual(Array.from({ length: WALLS / 2 }, (_, i) => i + 1))
  expect(tookMs).toBeLessThan(2_000)
})
