import { setTimeout as sleep } from 'node:timers/promises'
import { createRooms } from '@leitai/server/live/rooms'
import { createViews, type Views } from '@leitai/server/live/view'
import { announcementSchema } from '@leitai/shared/api'
import { courierSchema } from '@leitai/shared/roster'
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { buildPickup } from '../helpers/pickups.ts'
import { startServices } from '../helpers/services.ts'
import { EAST, SMALL_ROSTER, WEST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

/** Longer than a room waits between two pushes. */
const PUSHES_MS = 800

test('[L2] a room that its last viewer leaves during a push reads nothing ever after', async () => {
  const clock = { now: () => Date.now() }
  const { services, log } = await startServices(clock)
  const io = new Server()
  const views = createViews({ ...services, clock, build: 'test' })
  const pushing = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  let reads = 0
  /** Midnight is always near, and the first push waits until the test lets it go on. */
  const restless: Views = {
    ...views,
    nextEdgeAt: () => clock.now() + 1,
    boards(stationId, audience) {
      reads++
      return views.boards(stationId, audience)
    },
    async snapshot(stationId, audience) {
      reads++
      const snapshot = await views.snapshot(stationId, audience)
      if (reads > 1) {
        pushing.resolve()
        await held.promise
      }
      return snapshot
    },
  }
  const rooms = createRooms({ ...services, io, views: restless, clock, log })
  onTestFinished(() => rooms.close())

  const { leave } = await rooms.enter(EAST, 'staff')
  await pushing.promise
  leave()
  const readsThen = reads
  held.resolve()
  await sleep(PUSHES_MS) // that nothing happens cannot be awaited
  expect(reads).toBe(readsThen)

  const again = await rooms.enter(EAST, 'staff')
  expect(again.snapshot().station.id).toBe(EAST)
  again.leave()
})

test('a change of a courier or an announcement rebuilds the rooms that see it, and no other', async () => {
  const clock = { now: () => Date.now() }
  const { services, log } = await startServices(clock)
  const views = createViews({ ...services, clock, build: 'test' })
  const built = new Map<string, number>()
  const counting: Views = {
    ...views,
    snapshot(stationId, audience) {
      const name = `${stationId} ${audience}`
      built.set(name, (built.get(name) ?? 0) + 1)
      return views.snapshot(stationId, audience)
    },
  }
  const rooms = createRooms({ ...services, io: new Server(), views: counting, clock, log })
  onTestFinished(() => rooms.close())
  await services.pickups.accept(buildPickup('e1'), { keyId: 'test', name: 'test', stations: '*' })
  const entered = await Promise.all([
    rooms.enter(EAST, 'staff'),
    rooms.enter(EAST, 'public'),
    rooms.enter(WEST, 'staff'),
  ])
  const counts = () => [`${EAST} staff`, `${EAST} public`, `${WEST} staff`].map((name) => built.get(name))
  const courier = (id: string, change: object) => {
    const found = SMALL_ROSTER.couriers.find((one) => one.id === id)
    return services.org.put([['couriers', id, courierSchema.parse({ ...found, ...change })]])
  }
  const post = (stations: string[]) =>
    services.announcements.post(
      announcementSchema.parse({
        kind: 'notice',
        title: '通知',
        body: '',
        stations,
        takeover: false,
        ticker: true,
      }),
    )
  // what is under way for rooms that were just opened comes to an end
  await until('quiet', async () => {
    const before = JSON.stringify(counts())
    await sleep(PUSHES_MS)
    return before === JSON.stringify(counts())
  })
  const [staff = 0, everybody = 0, west = 0] = counts()

  await courier('w1', { alias: '西一' })
  await until('the west', async () => counts()[2] === west + 1)
  await post([WEST])
  await until('the west', async () => counts()[2] === west + 2)
  await courier('e1', { alias: '东一' })
  await until('the east', async () => counts()[0] === staff + 1 && counts()[1] === everybody + 1)
  expect(entered[0]?.snapshot().members.find(({ id }) => id === 'e1')?.alias).toBe('东一')
  expect(entered[1]?.snapshot().members.map(({ name }) => name)).toEqual(['东一'])
  // who leaves is seen until then, wherever the new posting is
  await courier('e1', { postings: [{ station: WEST, from: '2026-01-01' }] })
  await until(
    'both',
    async () => counts()[0] === staff + 2 && counts()[1] === everybody + 2 && counts()[2] === west + 3,
  )
  await post([EAST])
  await until('the east', async () => counts()[0] === staff + 3 && counts()[1] === everybody + 3)
  expect(counts()).toEqual([staff + 3, everybody + 3, west + 3])
  for (const { leave } of entered) leave()
})
