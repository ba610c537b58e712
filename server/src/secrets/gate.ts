import { Refusal } from '@leitai/shared/refusal'

/**
 * Lets at most `atOnce` pieces of work run, the others in the order in which they came. Throws
 * `too_many_attempts` where `maxWaiting` wait already.
 */
export function createGate({
  atOnce,
  maxWaiting,
  retryAfterS,
}: {
  atOnce: number
  maxWaiting: number
  retryAfterS: number
}) {
  const waiting: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running++
      return
    }
    if (waiting.length >= maxWaiting) {
      throw new Refusal('too_many_attempts', 'Too many at once.', { retryAfterS })
    }
    await new Promise<void>((go) => waiting.push(go))
  }

  /** Who waits longest takes over the place. */
  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else running--
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
