import { createSessions } from '@leitai/server/people/sessions'
import { expect, test } from 'vitest'
import { startServices } from '../helpers/services.ts'

const HOUR_MS = 3_600_000

test('a clock that is set back locks nobody out and brings no old session back', async () => {
  let now = Date.UTC(2026, 10, 22, 4)
  const clock = { now: () => now }
  const { services, redis } = await startServices(clock)
  const { signIns, org } = services
  const sessions = createSessions({ commands: redis.commands, org, clock })
  const signIn = async (pin: string) =>
    (await sessions.create('courier', await signIns.courier('e1', pin, '192.0.2.1'))).token

  const pin = await signIns.issuePin('e1')
  const before = await signIn(pin)
  now -= HOUR_MS
  const after = await signIn(pin)
  const e1 = { role: 'courier', courierId: 'e1' }
  expect([await sessions.courier(before), await sessions.courier(after)]).toEqual([e1, e1])

  // to the very moment at which the first PIN was made
  now += HOUR_MS
  const next = await signIn(await signIns.issuePin('e1'))
  expect([await sessions.courier(before), await sessions.courier(after)]).toEqual([undefined, undefined])
  expect(await sessions.courier(next)).toEqual(e1)
  expect(await sessions.manager(next)).toBeUndefined()
})
