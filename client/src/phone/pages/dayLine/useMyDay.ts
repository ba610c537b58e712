import type { Explanation } from '@leitai/shared/explanation'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Api, ApiProblem } from '../../../live/api.ts'
import type { Keep } from '../../session/keep.ts'
import { type Tick, ticksOf } from './dayLine.ts'

const PAGE = 200
/** A thousand pickups a day are more than two hands can do. */
const MOST_PAGES = 5
/** After a change, so that one reading is enough for several. */
const SETTLE_MS = 1_500
const RETRY_MS = 30_000

/** What is kept for the next look, which may be without a network. */
export interface MyDay {
  /** The day and the metric, the one that it is of. */
  key: string
  ticks: Tick[]
}

interface MyDayOf {
  api: Api
  stationId: string
  metric: LiveMetric
  /** The key of the day, `2026-11-22`. */
  period: string
  /** Changes with every change of the courier's own numbers. */
  version: string
  keep: Keep<MyDay>
}

/** The courier's pickups of a day, read anew soon after their numbers have changed; null before there are any known. */
export function useMyDay({ api, stationId, metric, period, version, keep }: MyDayOf): readonly Tick[] | null {
  const key = `${period} ${metric}`
  const kept = useMemo(() => keep.load(), [keep])
  const [known, setKnown] = useState<MyDay | null>(kept)
  const asked = useRef<{ key: string; version: string } | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isClosed = false
    async function read(): Promise<void> {
      try {
        const ticks = await readDay(api, stationId, metric, period)
        if (isClosed) return
        setKnown({ key, ticks })
        keep.save({ key, ticks })
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (!isClosed) timer = setTimeout(() => void read(), RETRY_MS)
      }
    }
    const isReadAgain = asked.current?.key === key && asked.current.version !== version
    asked.current = { key, version }
    timer = setTimeout(() => void read(), isReadAgain ? SETTLE_MS : 0)
    return () => {
      isClosed = true
      clearTimeout(timer)
    }
  }, [api, stationId, metric, period, key, version, keep])

  return known?.key === key ? known.ticks : null
}

async function readDay(api: Api, stationId: string, metric: LiveMetric, period: string): Promise<Tick[]> {
  const ticks: Tick[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ metric, period, limit: String(PAGE) })
    if (after) query.set('after', after)
    const path = `/stations/${encodeURIComponent(stationId)}/explanation?${query}`
    const reply: Explanation = await api.get<Explanation>(path)
    ticks.push(...ticksOf(reply.pickups, metric))
    after = reply.next
    if (after === null) break
  }
  return ticks.sort((a, b) => a.atMs - b.atMs)
}
