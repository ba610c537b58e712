import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 25

/**
 * Asks a process outside of this one until it answers with something that is not undefined or false. Only
 * for what tells nothing by itself; throws with `what` when the time is up.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { timeoutMs = 10_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
    await sleep(POLL_MS)
  }
}
