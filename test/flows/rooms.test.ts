import { setTimeout as sleep } from 'node:timers/promises'
import { createRooms } from '@leitai/server/live/rooms'
import { createViews, type Views } from '@leitai/server/live/view'
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { startServices } from '../helpers/services.ts'
import { EAST } from '../helpers/stations.ts'

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
