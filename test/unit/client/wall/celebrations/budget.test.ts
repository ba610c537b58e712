/** Whatever happens at a station, its walls keep to the budget (H2), and celebrate nothing that they did not see (L3). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookOn, MINUTE_MS } from '../../../../helpers/cheering.ts'

const MEMBERS = ['a', 'b', 'c', 'd', 'e']
const member = fc.constantFrom(...MEMBERS)
const by = fc.integer({ min: 1, max: 9 })

type Event =
  | { kind: 'gain'; member: string; by: number }
  | { kind: 'correct'; member: string; by: number }
  | { kind: 'wait'; seconds: number }
  | { kind: 'away'; gains: [string, number][] }
  | { kind: 'quiet'; quiet: boolean }
  | { kind: 'busy'; busy: boolean }

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('gain' as const), member, by }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('correct' as const), member, by }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('away' as const),
      gains: fc.array(fc.tuple(member, by), { maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('quiet' as const), quiet: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('busy' as const), busy: fc.boolean() }) },
)

const open = () => {
  const wall = lookOn(MEMBERS, { goals: { day: 60, week: 90 } })
  wall.rules({}, 12)
  return wall
}
type Wall = ReturnType<typeof lookOn>
const gain = (wall: Wall, id: string, more: number) => wall.change({ [id]: wall.score(id) + more })
const lose = (wall: Wall, id: string, less: number) =>
  wall.change({ [id]: Math.max(wall.score(id) - less, 0) })

test.each([1, 10, 45])('[H2] at most one takeover in %i minutes, and none in quiet hours', (minutes) => {
  const takeovers: number[] = []
  fc.assert(
    fc.property(fc.array(event, { maxLength: 120 }), (events) => {
      const wall = open()
      wall.rules({ everyMs: minutes * MINUTE_MS })
      let quiet = false
      for (const one of events) {
        const before = wall.celebrated.length
        if (one.kind === 'gain') gain(wall, one.member, one.by)
        if (one.kind === 'correct') lose(wall, one.member, one.by)
        if (one.kind === 'wait') wall.wait(one.seconds * 1_000)
        if (one.kind === 'busy') wall.rules({ busy: one.busy })
        if (one.kind === 'quiet') {
          quiet = one.quiet
          wall.rules({ quiet })
        }
        if (one.kind === 'away') {
          wall.leave('serverAway')
          for (const [id, more] of one.gains) gain(wall, id, more)
          wall.comeBack()
        }
        if (quiet) expect(wall.celebrated).toHaveLength(before)
      }
      const taken = wall.celebrated.filter(({ as }) => as === 'takeover').map(({ at }) => at)
      takeovers.push(taken.length)
      for (let i = 1; i < taken.length; i++) {
        expect((taken[i] ?? 0) - (taken[i - 1] ?? 0)).toBeGreaterThanOrEqual(minutes * MINUTE_MS)
      }
    }),
  )
  expect(Math.max(...takeovers)).toBeGreaterThan(0) // or it would have proved nothing
})

test('[L3] a whole day that comes in while away is celebrated by nobody, however it is cut up', () => {
  const gains = fc.array(fc.tuple(member, by), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.array(gains, { maxLength: 10 }), (absences) => {
      const wall = open()
      for (const absence of absences) {
        wall.leave('serverAway')
        for (const [id, more] of absence) gain(wall, id, more)
        wall.comeBack()
        wall.wait(20 * MINUTE_MS)
      }
      expect(wall.celebrated).toEqual([])
    }),
  )
})

test('[H2] whatever is corrected away and put back again is not celebrated a second time', () => {
  const moves = fc.array(fc.tuple(member, by), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(moves, moves, (gains, corrections) => {
      const wall = open()
      for (const [id, more] of gains) gain(wall, id, more)
      wall.wait(20 * MINUTE_MS)
      const before = wall.celebrated.length
      const scores = Object.fromEntries(MEMBERS.map((id) => [id, wall.score(id)]))
      for (const [id, less] of corrections) lose(wall, id, less)
      for (const [id, score] of Object.entries(scores)) wall.change({ [id]: score })
      wall.wait(20 * MINUTE_MS)
      expect(wall.celebrated).toHaveLength(before)
    }),
  )
})
