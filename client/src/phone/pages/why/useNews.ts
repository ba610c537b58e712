import { rankRows } from '@leitai/shared/standings'
import { useEffect, useMemo, useState } from 'react'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import type { Explained } from './explain.ts'

/** The live board and the explanation are read at different moments: they may differ for as long as that. */
const SETTLE_MS = 1_500

/** True once the live board has another rank or score of the courier than was explained, or its period is over. */
export function useNews(store: LiveStore, explained: Explained | null, period: string): boolean {
  const isLatest = period === 'today' || period === 'this-week'
  const kind = explained?.period.includes('W') ? 'week' : 'day'
  const metric = explained?.metric === 'walkin' ? 'walkin' : 'pickups'
  const board = useLive(store, ({ snapshot }) => snapshot?.boards[`${kind}/${metric}`])
  const isFresh = useLive(store, (state) => state.fresh)
  const memberId = explained?.memberId
  const live = useMemo(
    () => (board ? rankRows(board.rows).find((standing) => standing.memberId === memberId) : undefined),
    [board, memberId],
  )
  const told = explained?.standing
  const isSame = board?.period === explained?.period
  const differs = isSame ? live?.rank !== told?.rank || live?.score !== told?.score : isLatest
  return useSettled(isFresh && explained !== null && board !== undefined && differs, SETTLE_MS)
}

/** True once `value` has been true for `ms`. */
function useSettled(value: boolean, ms: number): boolean {
  const [isSettled, setIsSettled] = useState(false)
  useEffect(() => {
    if (!value) {
      setIsSettled(false)
      return
    }
    const timer = setTimeout(() => setIsSettled(true), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return value && isSettled
}
