import type { Replay } from '@leitai/shared/replay'
import { describe, expect, it } from 'vitest'
import { begin, momentOf, pause, play, retime, seek, spanOf } from '../../../../client/src/replay/playback.ts'

const HOUR = 3_600_000
const day = (parts: Partial<Replay> = {}): Replay => ({
  stationId: 's',
  stationName: 's',
  date: '1970-01-01',
  metric: 'pickups',
  timeZone: 'UTC',
  startsAt: 0,
  endsAt: 24 * HOUR,
  opensAt: 8 * HOUR,
  closesAt: 20 * HOUR,
  asOf: 24 * HOUR,
  members: [],
  events: [],
  ...parts,
})

describe('what is played of a day', () => {
  it('is its working hours, and whatever came before and after them', () => {
    expect(spanOf(day())).toEqual({ from: 8 * HOUR, to: 20 * HOUR })
    const early = day({
      events: [
        [6 * HOUR, 0, 1],
        [22 * HOUR, 0, 1],
      ],
    })
    expect(spanOf(early)).toEqual({ from: 6 * HOUR - 60_000, to: 22 * HOUR })
    expect(spanOf(day({ events: [[0, 0, 1]] })).from).toBe(0)
  })

  it('ends now while the day runs, and is never empty', () => {
    expect(spanOf(day({ asOf: 12 * HOUR, events: [[9 * HOUR, 0, 1]] }))).toEqual({
      from: 8 * HOUR,
      to: 12 * HOUR,
    })
    expect(spanOf(day({ asOf: 5 * HOUR }))).toEqual({ from: 5 * HOUR, to: 5 * HOUR + 1 })
  })
})

describe('playing', () => {
  const span = { from: 8 * HOUR, to: 20 * HOUR }

  it('takes the whole in as many seconds as chosen, and stops at the end', () => {
    const playback = begin(span, 5_000, 30)
    expect(momentOf(playback, span, 5_000)).toBe(8 * HOUR)
    expect(momentOf(playback, span, 20_000)).toBe(14 * HOUR)
    expect(momentOf(playback, span, 35_000)).toBe(20 * HOUR)
    expect(momentOf(playback, span, 99_000)).toBe(20 * HOUR)
  })

  it('stands still in a pause, goes on from there, and from the end begins anew', () => {
    const paused = pause(begin(span, 0, 30), span, 15_000)
    expect(momentOf(paused, span, 60_000)).toBe(14 * HOUR)
    const on = play(paused, span, 60_000)
    expect(momentOf(on, span, 67_500)).toBe(17 * HOUR)
    const again = play(on, span, 200_000)
    expect(momentOf(again, span, 200_000)).toBe(8 * HOUR)
  })

  it('goes on at the place and with the speed that it is given', () => {
    const moved = seek(begin(span, 0, 30), 11 * HOUR, 10_000)
    expect(momentOf(moved, span, 10_000)).toBe(11 * HOUR)
    const slower = retime(moved, span, 120, 17_500)
    expect(momentOf(slower, span, 17_500)).toBe(14 * HOUR)
    expect(momentOf(slower, span, 27_500)).toBe(15 * HOUR)
    expect(momentOf(seek(slower, 99 * HOUR, 0), span, 0)).toBe(20 * HOUR)
  })
})
