/** Asks for a pairing code and waits until a manager has entered it; a code that ran out is replaced. */
import type { PairingReply, PollReply } from '@leitai/shared/api'
import { POLL_MS } from '@leitai/shared/protocol'
import { createAlarm } from '../../live/alarm.ts'

const WALLS = '/api/v1/walls/pairings'

export interface PairingState {
  code: string | null
  /** The server cannot be reached at the moment. */
  trouble: boolean
}

interface PairingOptions {
  post: (path: string, body: unknown) => Promise<Response>
  onPaired: (token: string) => void
}

/** Pairing as a store: what to show now, and a word whenever that changes. `close` stops asking. */
export function createPairing({ post, onPaired }: PairingOptions) {
  const listeners = new Set<() => void>()
  let state: PairingState = { code: null, trouble: false }
  let pairing: PairingReply | null = null
  let closed = false
  const next = createAlarm(() => void step())

  function update(changed: PairingState): void {
    if (closed) return
    state = changed
    for (const listener of listeners) listener()
  }

  async function ask(): Promise<void> {
    const response = await post(WALLS, {})
    if (!response.ok) throw new Error(`The server refused a pairing code: ${response.status}`)
    pairing = await response.json()
  }

  async function poll(secret: string): Promise<void> {
    const response = await post(`${WALLS}/poll`, { secret })
    // refused by name (it ran out, or the server was replaced): a new one is needed. When a code runs out is the
    // server's word: the clock of a TV that was just plugged in may be years off
    if (response.status >= 400 && response.status < 500 && response.status !== 429) {
      pairing = null
      return
    }
    if (!response.ok) throw new Error(`The server did not answer the poll: ${response.status}`)
    const reply: PollReply = await response.json()
    if (reply.state !== 'paired' || closed) return
    close()
    onPaired(reply.token)
  }

  async function step(): Promise<void> {
    try {
      if (pairing) await poll(pairing.secret)
      if (!pairing && !closed) await ask()
      update({ code: pairing?.code ?? null, trouble: false })
    } catch {
      update({ ...state, trouble: true })
    }
    if (!closed) next.set(POLL_MS)
  }

  function close(): void {
    closed = true
    next.clear()
  }

  void step()
  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close,
  }
}
