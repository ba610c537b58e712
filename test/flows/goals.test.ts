import type { Goal } from '@leitai/shared/api'
import type { GoalSheet } from '@leitai/shared/goalSheet'
import type { TrailReply } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import { at, DAY, startClosingCompany } from '../helpers/finals.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const PATH = `/stations/${EAST}/goals`

test('goals of day, week and month of the station and its couriers are set at once, with their pace', async () => {
  const company = await startClosingCompany(at('20:00:00', '2026-02-24'))
  const manager = await company.signIn()
  // a Tuesday of the week and the month before
  await manager.put(PATH, { kind: 'week', metric: 'pickups', target: 20 })
  await company.send(
    buildPickup('e1', { at: at('09:00:00', '2026-02-24'), count: 12 }),
    buildPickup('e2', { at: at('10:00:00', '2026-02-24'), count: 6 }),
  )
  company.setTime(at('14:00:00'))
  await company.send(
    buildPickup('e1', { at: at('09:00:00'), count: 5 }),
    buildPickup('e2', { at: at('10:00:00'), count: 1 }),
  )
  await manager.put(`${PATH}/sheet`, [
    { kind: 'day', metric: 'pickups', target: 10 },
    { kind: 'month', metric: 'pickups', target: 310 },
    { kind: 'day', metric: 'pickups', target: 8, courier: 'e1' },
    { kind: 'day', metric: 'pickups', target: 4, courier: 'e2' },
  ])
  const sheet = await manager.get<GoalSheet>(`${PATH}/sheet`)
  expect(sheet.metric).toBe('pickups')
  expect(sheet.periods).toEqual({
    day: { key: DAY, before: '2026-03-02' },
    week: { key: '2026-W10', before: '2026-W09' },
    month: { key: '2026-03', before: '2026-02' },
  })
  const [station, ...couriers] = sheet.rows
  // hours are 08:00 to 20:00, so half of the day has passed, a seventh and a half of the week
  expect(station).toMatchObject({
    courierId: null,
    goals: {
      day: { target: 10, score: 6, expected: 5, band: 'onTrack', before: { target: null, score: 0 } },
      week: { target: 20, score: 6, expected: 4, before: { target: 20, score: 18 } },
      month: { target: 310, score: 6, expected: 25, band: 'atRisk', before: { target: null, score: 18 } },
    },
  })
  const ofCourier = (id: string) => couriers.find(({ courierId }) => courierId === id)?.goals
  expect(couriers.map(({ courierId }) => courierId).sort()).toEqual([
    'e1',
    'e2',
    'e3',
    'e4',
    'e5',
    'e6',
    'm1',
  ])
  expect(ofCourier('e1')?.day).toMatchObject({ target: 8, score: 5, expected: 4, band: 'onTrack' })
  expect(ofCourier('e2')?.day).toMatchObject({ target: 4, score: 1, expected: 2, band: 'atRisk' })
  expect(ofCourier('e2')?.week).toMatchObject({
    target: null,
    band: null,
    before: { target: null, score: 6 },
  })

  // the station's own list is as before, and nothing is set by half
  expect((await manager.get<Goal[]>(PATH)).map(({ kind, from }) => [kind, from])).toEqual([
    ['week', '2026-02-23'],
    ['month', '2026-03-01'],
    ['day', DAY],
  ])
  for (const courier of ['w1', 'nobody']) {
    const body = [
      { kind: 'day', metric: 'pickups', target: 99 },
      { kind: 'day', metric: 'pickups', target: 9, courier },
    ]
    expect(await manager.problem('PUT', `${PATH}/sheet`, { body })).toMatchObject({
      code: 'not_posted',
      field: 'courier',
    })
  }
  expect((await manager.get<GoalSheet>(`${PATH}/sheet`)).rows[0]?.goals.day.target).toBe(10)
  const { entries } = await manager.get<TrailReply>('/trail?kind=goals')
  expect(entries.map(({ id }) => id).sort()).toEqual([EAST, EAST, `${EAST}/e1`, `${EAST}/e2`])
})
