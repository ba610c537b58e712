import type { CeremonyStep } from '@leitai/shared/ceremony'
import { endsAt, stepAt } from '@leitai/shared/ceremony'
import type { Clock } from '@leitai/shared/clock'
import { createAlarm } from '../../live/alarm.ts'
import type { LiveStore } from '../../live/liveStore.ts'

/** Timers may be early by a little. */
const LATE_MS = 2

type Source = Pick<LiveStore, 'get' | 'subscribe'>

/** The step that is on by the server's clock, as this device knows it; null while there is no ceremony. */
export function ceremonyStep(store: Pick<Source, 'get'>, clock: Clock): CeremonyStep | null {
  const { ceremony, clockOffsetMs } = store.get()
  return ceremony && stepAt(ceremony, clock.now() + clockOffsetMs)
}

/** Calls back whenever the step may be another one: at a word of the server, and at the time that it named. */
export function watchCeremony(store: Source, clock: Clock, listener: () => void): () => void {
  const edge = createAlarm(onEdge)

  function arm(): void {
    const { ceremony, clockOffsetMs } = store.get()
    const now = clock.now() + clockOffsetMs
    const next = ceremony && [ceremony.stepAt, endsAt(ceremony)].find((at) => at > now)
    if (next) edge.set(next - now + LATE_MS)
    else edge.clear()
  }
  function onEdge(): void {
    arm()
    listener()
  }
  const unsubscribe = store.subscribe(onEdge)
  arm()
  return () => {
    unsubscribe()
    edge.clear()
  }
}
