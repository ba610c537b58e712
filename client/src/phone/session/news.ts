/** What the signed-in courier has been told, and whom they applaud. Framework-free: React reads it by `get` and `subscribe`. */
import type { Kudos, KudosInput, KudosReply, NewsReply } from '@leitai/shared/receipt'
import { type Api, ApiProblem } from '../../live/api.ts'

export interface NewsState {
  /** Null before the first answer. */
  news: NewsReply | null
  /** Why the last reading failed, in the server's words. */
  problem: string | null
}

export interface News {
  get(): NewsState
  subscribe(listener: () => void): () => void
  /** Reads it, and gives the receipts of what is read for the first time; what is known stays where that fails. */
  refresh(): Promise<void>
  /** Throws the server's problem. */
  applaud(input: KudosInput): Promise<void>
}

/** Knows nothing before the first `refresh`. */
export function createNews({ api, stationId }: { api: Api; stationId: string }): News {
  const path = `/stations/${encodeURIComponent(stationId)}`
  const listeners = new Set<() => void>()
  let state: NewsState = { news: null, problem: null }

  function become(next: NewsState): void {
    state = next
    for (const listener of listeners) listener()
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async refresh() {
      try {
        const news = await api.get<NewsReply>(`${path}/news`)
        become({ news, problem: null })
        const ids = news.announcements.filter(({ seenAt }) => seenAt === null).map(({ id }) => id)
        if (ids.length > 0) await api.post(`${path}/news/seen`, { ids })
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        become({ ...state, problem: error.problem.detail })
      }
    },
    async applaud(input) {
      const reply = await api.post<KudosReply>(`${path}/kudos`, input)
      if (state.news) become({ ...state, news: withKudos(state.news, input, reply) })
    },
  }
}

function withKudos(news: NewsReply, input: KudosInput, { kudosLeft, ...kudos }: KudosReply): NewsReply {
  const given = <T extends { kudos: Kudos }>(one: T, isIt: boolean): T => (isIt ? { ...one, kudos } : one)
  return {
    announcements: news.announcements.map((one) =>
      given(one, input.for === 'announcement' && input.announcement === one.id),
    ),
    podiums: news.podiums.map((podium) => ({
      ...podium,
      places: podium.places.map((place) =>
        given(
          place,
          input.for === 'courier' &&
            input.courier === place.memberId &&
            input.period === podium.period &&
            input.metric === podium.metric,
        ),
      ),
    })),
    kudosLeft,
  }
}
