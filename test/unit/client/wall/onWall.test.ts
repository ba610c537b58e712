import { expect, test } from 'vitest'
import { NOTHING_KNOWN } from '../../../../client/src/live/liveState.ts'
import { onWall } from '../../../../client/src/wall/live/WallContext.ts'
import { caseSnapshot } from '../../../../client/src/wall/preview/cases.ts'

test('[H1] a state with somebody off walls is made for walls once: whoever looks again sees that it is the same', () => {
  const state = { ...NOTHING_KNOWN, snapshot: caseSnapshot('many') }
  const off = state.snapshot.members.find(({ offWalls }) => offWalls)
  const shown = onWall(state)
  expect(off).toBeDefined()
  expect(JSON.stringify(state.snapshot.lastDay)).toContain(off?.id)
  expect(JSON.stringify(shown.snapshot?.lastDay)).not.toContain(off?.id)
  expect(onWall(state)).toBe(shown)
})
