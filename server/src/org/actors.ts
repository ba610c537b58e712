import { AsyncLocalStorage } from 'node:async_hooks'

/** Who changes something, as the trail names them. */
export interface Actor {
  /** A signature, or the word for a program. */
  by: string
  /** Of the browser that it came from; empty for a program. */
  address: string
}

export interface Actors {
  /** Runs what a request asks for, and all that comes of it; until it is said who asks, it is the program. */
  within<T>(address: string, work: () => T): T
  /** Says who asks. Outside of a request it says nothing. */
  are(by: string): void
  now(): Actor
}

/**
 * Who is at work. It goes with a request by itself, and not as an argument: what is written is in the trail whether
 * or not who wrote the code thought of it.
 */
export function createActors(program: 'cli' | 'system'): Actors {
  const storage = new AsyncLocalStorage<{ actor: Actor }>()
  return {
    within: (address, work) => storage.run({ actor: { by: program, address } }, work),
    are(by) {
      const request = storage.getStore()
      if (request) request.actor = { ...request.actor, by }
    },
    now: () => storage.getStore()?.actor ?? { by: program, address: '' },
  }
}
