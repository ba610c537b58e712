import { expect, test } from 'vitest'
import { caseSnapshot } from '../../../../client/src/wall/preview/cases.ts'
import { isReplayReady } from '../../../../client/src/wall/scenes/replay/dayToReplay.ts'

test('[L3] a wall whose server is away does not give its floor to a replay that it cannot fetch', () => {
  const snapshot = caseSnapshot('usual')
  const readyWith = (link: 'live' | 'serverAway' | 'offline') => isReplayReady(snapshot, { link })
  expect(readyWith('live')).toBe(true)
  expect(readyWith('serverAway')).toBe(false)
  expect(readyWith('offline')).toBe(false)
})
