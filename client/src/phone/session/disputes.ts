/** The signed-in courier's disputes. Framework-free: React reads it by `get` and `subscribe`. */
import type { Dispute, DisputeInput, DisputesReply } from '@leitai/shared/dispute'
import { type Api, ApiProblem } from '../../live/api.ts'
import type { Keep } from './keep.ts'

const PAGE = 50
/** What one request may ask for. */
const MOST = 200
/** More answers than anyone has; what is kept stays small. */
const MOST_SEEN = 1_000

export interface DisputesState {
  /** Newest first; null before the first answer. */
  disputes: readonly Dispute[] | null
  total: number
  /** Those whose answer has not been looked at on this phone. */
  unseen: readonly string[]
  /** Why the last reading failed, in the server's words. */
  problem: string | null
}

export interface Disputes {
  get(): DisputesState
  subscribe(listener: () => void): () => void
  /** Reads them anew; what is known stays where that fails. */
  refresh(): Promise<void>
  /** Reads older ones. */
  more(): Promise<void>
  /** Throws the server's problem. */
  send(input: DisputeInput): Promise<void>
  /** Throws the server's problem. */
  withdraw(disputeId: string): Promise<void>
  markSeen(): void
}

interface DisputesDeps {
  api: Api
  stationId: string
  seen: Keep<string[]>
}

/** Knows nothing before the first `refresh`. */
export function createDisputes({ api, stationId, seen }: DisputesDeps): Disputes {
  const path = `/stations/${encodeURIComponent(stationId)}/disputes`
  const listeners = new Set<() => void>()
  let seenIds = seen.load() ?? []
  let state: DisputesState = { disputes: null, total: 0, unseen: [], problem: null }

  function update(patch: Partial<DisputesState>): void {
    const disputes = patch.disputes ?? state.disputes
    state = { ...state, ...patch, unseen: unseenOf(disputes ?? [], seenIds) }
    for (const listener of listeners) listener()
  }

  async function read(from: number, limit: number): Promise<void> {
    try {
      const reply = await api.get<DisputesReply>(`${path}?as=courier&from=${from}&limit=${limit}`)
      const before = (state.disputes ?? []).slice(0, from)
      const known = new Set(before.map(({ id }) => id))
      const added = reply.disputes.filter(({ id }) => !known.has(id))
      update({ disputes: [...before, ...added], total: reply.total, problem: null })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      update({ problem: error.problem.detail })
    }
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh: () => read(0, Math.min(MOST, Math.max(PAGE, state.disputes?.length ?? 0))),
    more: () => read(state.disputes?.length ?? 0, PAGE),
    async send(input) {
      const sent = await api.post<Dispute>(path, input)
      update({ disputes: [sent, ...(state.disputes ?? [])], total: state.total + 1 })
    },
    async withdraw(disputeId) {
      const withdrawn = await api.del<Dispute>(`${path}/${encodeURIComponent(disputeId)}`)
      update({ disputes: (state.disputes ?? []).map((one) => (one.id === disputeId ? withdrawn : one)) })
    },
    markSeen() {
      if (state.unseen.length === 0) return
      seenIds = [...state.unseen, ...seenIds].slice(0, MOST_SEEN)
      seen.save(seenIds)
      update({})
    },
  }
}

function unseenOf(disputes: readonly Dispute[], seen: readonly string[]): string[] {
  const isAnswered = ({ state }: Dispute) => state === 'accepted' || state === 'declined'
  return disputes.filter((one) => isAnswered(one) && !seen.includes(one.id)).map(({ id }) => id)
}
