import type { OwnChallenge } from '@leitai/shared/challenge'
import { useEffect } from 'react'
import type { Api } from '../live/api.ts'
import { useRoute } from './navigation.tsx'
import { useAnswer } from './useAnswer.ts'

/** Challenges do not come by the live link before they are accepted. */
const REFRESH_MS = 60_000

/** How many challenges wait for the courier's answer; looked up whenever the board is looked at. */
export function useAskedOfMe(api: Api, stationId: string, courierId: string): number {
  const { value, ask } = useAnswer<OwnChallenge[]>(
    api,
    `/stations/${encodeURIComponent(stationId)}/own-challenges`,
  )
  const isBoard = useRoute().page === 'board'
  useEffect(() => {
    if (!isBoard) return
    void ask()
    const timer = setInterval(() => void ask(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [ask, isBoard])
  return (value ?? []).filter(({ state, b }) => state === 'asked' && b.memberId === courierId).length
}
