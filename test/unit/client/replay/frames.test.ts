import type { ReplayEvent } from '@leitai/shared/replay'
import { describe, expect, it } from 'vitest'
import { createFrames } from '../../../../client/src/replay/frames.ts'
import { createRandom, drawSeed } from '../../../helpers/random.ts'

const STARTS_AT = Date.parse('2026-11-09T00:00:00+08:00')
const members = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id }))

/** The frame by adding up everything from the beginning, and sorting by the words of S1 and S2. */
function naiveFrame(events: readonly ReplayEvent[], at: number) {
  const until = events.filter(([offset]) => STARTS_AT + offset <= at)
  const rows = members.map(({ id }, index) => {
    const own = until.filter(([, member]) => member === index)
    const score = own.reduce((sum, [, , parcels]) => sum + parcels, 0)
    return {
      id,
      score,
      reachedAt: own.length > 0 ? STARTS_AT + (own.at(-1)?.[0] ?? 0) : Number.POSITIVE_INFINITY,
    }
  })
  rows.sort((x, y) => y.score - x.score || x.reachedAt - y.reachedAt || (x.id < y.id ? -1 : 1))
  return {
    total: until.reduce((sum, [, , parcels]) => sum + parcels, 0),
    count: until.length,
    standings: rows.map(({ id, score }) => [
      id,
      1 + rows.filter((other) => other.score > score).length,
      score,
    ]),
  }
}

function shown({ standings, ...rest }: ReturnType<ReturnType<typeof createFrames>['at']>) {
  return { ...rest, standings: standings.map(({ memberId, rank, score }) => [memberId, rank, score]) }
}

describe('frames of a replay', () => {
  it('[S1] [S2] any order of seeking gives the frames that playing gives, and those that a naive sum gives', () => {
    const random = createRandom(drawSeed('frames'))
    const draw = (below: number) => Math.floor(random() * below)
    for (let round = 0; round < 40; round++) {
      const events = Array.from(
        { length: draw(60) },
        // few instants, so that several events share one; -1 are those who are not shown
        (): ReplayEvent => [draw(50) * 60_000, draw(5) - 1, 1 + draw(9)],
      ).sort((x, y) => x[0] - y[0])
      const moments = Array.from({ length: 80 }, () => STARTS_AT + draw(52 * 60_000))
      const replay = { members, events, startsAt: STARTS_AT }
      const seeking = createFrames(replay)
      const playing = createFrames(replay)
      const played = new Map(
        [...moments].sort((x, y) => x - y).map((at) => [at, shown(playing.at(at))] as const),
      )
      for (const at of moments) {
        expect(shown(seeking.at(at))).toEqual(played.get(at))
        expect(shown(seeking.at(at))).toEqual(naiveFrame(events, at))
      }
    }
  })

  it('has what happens at an instant at that instant, and nothing before it', () => {
    const frames = createFrames({ members, events: [[1_000, 0, 3]], startsAt: STARTS_AT })
    expect(frames.at(STARTS_AT + 999).total).toBe(0)
    expect(frames.at(STARTS_AT + 1_000)).toMatchObject({ total: 3, count: 1 })
    expect(frames.at(STARTS_AT + 999).standings[0]?.score).toBe(0)
  })
})
