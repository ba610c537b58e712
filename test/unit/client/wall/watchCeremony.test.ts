import type { LiveCeremony } from '@leitai/shared/ceremony'
import { describe, expect, it, vi } from 'vitest'
import { NOTHING_KNOWN } from '../../../../client/src/live/liveState.ts'
import { ceremonyStep, watchCeremony } from '../../../../client/src/wall/ceremony/watchCeremony.ts'

const SERVER_NOW = Date.parse('2026-11-22T10:00:00Z')
const honours = {
  stationId: 's',
  stationName: 's',
  metric: 'pickups',
  period: '2026-11-21',
  kind: 'day',
  from: '2026-11-21',
  to: '2026-11-21',
  revision: 1,
  total: 0,
  honoured: [],
} satisfies LiveCeremony['honours']

/** A wall whose own clock is off by so much, and that has measured it. */
function startWall(offMs: number) {
  vi.useFakeTimers({ now: SERVER_NOW + offMs })
  let ceremony: LiveCeremony | null = null
  const listeners = new Set<() => void>()
  const store = {
    get: () => ({ ...NOTHING_KNOWN, ceremony, clockOffsetMs: -offMs }),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const seen: (string | null)[] = []
  const close = watchCeremony(store, Date, () => seen.push(ceremonyStep(store, Date)))
  return {
    seen,
    close,
    hear(word: Omit<LiveCeremony, 'id' | 'honours'> | null) {
      ceremony = word && { id: 'c', honours, ...word }
      for (const listener of listeners) listener()
    },
  }
}

describe('a wall in a ceremony', () => {
  it.each([0, 3_600_000, -3_600_000])(
    'with a clock that is off by %d ms steps at the time of the server',
    (off) => {
      const wall = startWall(off)
      wall.hear({ step: 'third', before: 'title', stepAt: SERVER_NOW + 700 })
      vi.advanceTimersByTime(699)
      expect(wall.seen).toEqual(['title'])
      vi.advanceTimersByTime(10)
      expect(wall.seen).toEqual(['title', 'third'])
      wall.close()
      vi.useRealTimers()
    },
  )

  it('ends by itself, and at once when it is told', () => {
    const wall = startWall(0)
    wall.hear({ step: 'poster', before: 'all', stepAt: SERVER_NOW - 1_000 })
    vi.advanceTimersByTime(1_800_000)
    expect(wall.seen).toEqual(['poster', null])
    wall.hear({ step: 'title', before: null, stepAt: Date.now() - 1 })
    wall.hear(null)
    expect(wall.seen).toEqual(['poster', null, 'title', null])
    wall.close()
    vi.useRealTimers()
  })
})
