import { useNow as useClock } from '../../live/useNow.ts'

const device = { now: () => Date.now() }

/** This device's time, renewed every so often, for words such as "2 minutes ago". */
export function useNow(everyMs: number): number {
  return useClock(device, everyMs)
}
