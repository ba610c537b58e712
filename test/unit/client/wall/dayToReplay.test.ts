import { secondsOf } from '@leitai/shared/schedule'
import { expect, test } from 'vitest'
import { caseSnapshot } from '../../../../client/src/wall/preview/cases.ts'
import { dayToReplay, isReplayReady } from '../../../../client/src/wall/scenes/replay/dayToReplay.ts'

test('[L3] a wall whose server is away does not give its floor to a replay that it cannot fetch', () => {
  const snapshot = caseSnapshot('usual')
  const readyWith = (link: 'live' | 'serverAway' | 'offline') => isReplayReady(snapshot, { link })
  expect(readyWith('live')).toBe(true)
  expect(readyWith('serverAway')).toBe(false)
  expect(readyWith('offline')).toBe(false)
})

test('any day that has begun is replayed where the programme names it, however long ago', () => {
  const snapshot = caseSnapshot('usual')
  const today = snapshot.boards['day/pickups'].period
  const dayOf = (asked: string) => dayToReplay(snapshot, snapshot.asOf, asked)
  expect(dayOf(today)).toEqual({ which: 'today', date: today })
  expect(dayOf('2019-02-28')).toEqual({ which: 'other', date: '2019-02-28' })
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
  expect(dayOf(yesterday)).toEqual({ which: 'yesterday', date: yesterday })
  const item = (day: string) => ({ replay: { day, seconds: 10 as const } })
  expect(isReplayReady(snapshot, { link: 'live' }, item('2099-01-01'))).toBe(false)
  expect(isReplayReady(snapshot, { link: 'live' }, item('2019-02-28'))).toBe(true)
})

test('a turn is never shorter than the replay that it is for', () => {
  const item = { scene: 'replay' as const, days: null, hours: null, seconds: 20 }
  expect(secondsOf(item)).toBe(20)
  expect(secondsOf({ ...item, replay: { day: 'latest', seconds: 10 } })).toBe(20)
  expect(secondsOf({ ...item, replay: { day: 'latest', seconds: 60 } })).toBeGreaterThan(60)
})
