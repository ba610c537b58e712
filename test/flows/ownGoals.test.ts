import type { Goal } from '@leitai/shared/api'
import type { OwnGoal } from '@leitai/shared/courierGoal'
import type { TrailReply } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import { startClosingCompany } from '../helpers/finals.ts'
import { startViewer } from '../helpers/live.ts'
import { signInCourier } from '../helpers/people.ts'
import { EAST } from '../helpers/stations.ts'

test('[C2] a courier sets a goal of their own where the manager has set none; from the running day or week on', async () => {
  const company = await startClosingCompany('2026-03-04T09:00:00+08:00')
  const manager = await company.signIn()
  const { courier } = await signInCourier(manager, 'e1')
  const own = `/stations/${EAST}/own-goals`
  const set = `/stations/${EAST}/couriers/e1/goals`
  const day = { kind: 'day', metric: 'pickups', target: 20 } as const
  const week = { kind: 'week', metric: 'pickups', target: 90 } as const

  expect(await courier.get<OwnGoal[]>(own)).toEqual([])
  expect(await courier.put<OwnGoal[]>(own, day)).toEqual([{ ...day, by: 'courier' }])
  expect(await manager.put<Goal[]>(set, week)).toEqual([{ ...week, from: '2026-03-02' }])
  expect(await courier.get<OwnGoal[]>(own)).toEqual([
    { ...day, by: 'courier' },
    { ...week, by: 'manager' },
  ])
  expect(await manager.get<Goal[]>(set), 'a wish of one’s own is no goal of the manager’s').toHaveLength(1)
  expect(await courier.problem('PUT', own, { body: { ...week, target: 5 } })).toMatchObject({
    status: 409,
    code: 'goal_is_set',
  })

  // the station's own goals, and what walls and colleagues see, know nothing of it
  expect(await manager.get<Goal[]>(`/stations/${EAST}/goals`)).toEqual([])
  const { cookies, baseUrl } = courier
  const viewer = await startViewer(baseUrl, { auth: { as: 'courier' }, headers: { Cookie: cookies() } })
  expect(viewer.current().goals).toEqual({ day: null, week: null })
  viewer.close()

  await manager.put(set, { ...day, target: 25 })
  expect((await courier.get<OwnGoal[]>(own))[0]).toEqual({ ...day, target: 25, by: 'manager' })
  company.setTime('2026-03-05T09:00:00+08:00')
  await manager.put(set, { ...day, target: null })
  expect((await courier.get<OwnGoal[]>(own))[0], 'the wish is there again').toEqual({ ...day, by: 'courier' })
  await courier.put(own, { ...day, target: null })
  expect(await courier.get<OwnGoal[]>(own)).toEqual([{ ...week, by: 'manager' }])

  const { entries } = await manager.get<TrailReply>(`/trail?station=${EAST}&kind=goals`)
  // from a date on: of a week any day of it will do, and one that is over is no more to be changed
  expect(await manager.put<Goal[]>(set, { ...week, target: 120, from: '2026-03-11' })).toContainEqual({
    ...{ ...week, target: 120, from: '2026-03-09' },
  })
  for (const from of ['2026-03-01', '2026-02-30']) {
    expect(await manager.problem('PUT', set, { body: { ...week, from } })).toMatchObject({ field: 'from' })
  }
  company.setTime('2026-03-08T23:59:59+08:00')
  expect(await courier.get<OwnGoal[]>(own)).toEqual([{ ...week, by: 'manager' }])
  company.setTime('2026-03-09T00:00:00+08:00')
  expect(await courier.get<OwnGoal[]>(own)).toEqual([{ ...week, target: 120, by: 'manager' }])

  expect(entries.map(({ by, id }) => [by, id])).toEqual(
    ['#e1 徐静', '@owner', '@owner', '@owner', '#e1 徐静'].map((by) => [by, `${EAST}/e1`]),
  )
  expect(await courier.problem('PUT', own, { body: { ...day, target: 0 } })).toMatchObject({
    field: 'target',
  })
  expect(await manager.problem('PUT', `/stations/${EAST}/couriers/w1/goals`, { body: day })).toMatchObject({
    code: 'not_posted',
  })
})
