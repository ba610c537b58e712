import { getLanguage } from '../i18n/language.ts'
import { type Api, ApiProblem, createApi } from '../live/api.ts'
import { createLiveStore, type LiveState } from '../live/liveStore.ts'

/** The API as one sign-in may use it. */
export interface DeskApi extends Api {
  /** Watches a station live until the returned function is called. */
  watch(stationId: string, listener: (state: LiveState) => void): () => void
}

/**
 * A new one is made with each sign-in, so that whatever was refused before is asked again, and sockets come
 * with the new cookie. `onEnded` is called when a request is refused for want of a session.
 */
export function createDeskApi(onEnded: () => void): DeskApi {
  const api = createApi({ language: getLanguage })

  function guard<T>(reply: Promise<T>): Promise<T> {
    return reply.catch((error: unknown) => {
      if (isSignedOut(error)) onEnded()
      throw error
    })
  }
  return {
    get: (path) => guard(api.get(path)),
    post: (path, body, contentType) => guard(api.post(path, body, contentType)),
    put: (path, body) => guard(api.put(path, body)),
    del: (path) => guard(api.del(path)),
    watch(stationId, listener) {
      const store = createLiveStore({ auth: { as: 'manager' }, stationId, clock: Date })
      const stop = store.subscribe(() => listener(store.get()))
      return () => {
        stop()
        store.close()
      }
    },
  }
}

/** True if a request was refused because nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'unauthenticated'
}
