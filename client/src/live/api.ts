/** The server's HTTP API, as phones and desks ask it. */
import type { Problem } from '@leitai/shared/refusal'
import type { WordedRosterError } from '@leitai/shared/roster'
import type { Language } from '../i18n/language.ts'
import { UNREACHABLE } from '../i18n/unreachable.ts'

const BASE = '/api/v1'
/** A roster of thousands takes a while; a phone in a lift should hear of it some day. */
const DEADLINE_MS = 30_000
/** Browsers take no more (64 KiB, of all such requests together) along when a page is left. */
const MAX_KEPT_ALIVE = 16_000

/** The server's problem; a refused roster names every mistake. */
export type ReplyProblem = Problem & { errors?: WordedRosterError[] }

/** Thrown for every reply that is not a success. `problem.detail` is worded in the language asked for. */
export class ApiProblem extends Error {
  readonly problem: ReplyProblem
  constructor(problem: ReplyProblem) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

export interface Api {
  get<T>(path: string): Promise<T>
  /** `body` goes as JSON; a string or a file with a `contentType` goes as it is. */
  post<T>(path: string, body?: unknown, contentType?: string): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
  del<T = undefined>(path: string): Promise<T>
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

interface ApiOptions {
  /** Asked for each request: people switch. */
  language: () => Language
  fetch?: typeof fetch
}

/** `path` is below `/api/v1` and starts with a slash. A reply without content is `undefined`. */
export function createApi({
  language,
  fetch = (input, init) => globalThis.fetch(input, init),
}: ApiOptions): Api {
  async function send<T>(method: Method, path: string, body?: unknown, contentType = 'application/json') {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
    if (body !== undefined) headers['Content-Type'] = contentType
    const content = isPlain(body) ? body : JSON.stringify(body)
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), DEADLINE_MS)
    try {
      const response = await fetch(BASE + path, {
        method,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: deadline.signal,
        body: content,
        // what is asked for as the page is left is done all the same
        keepalive: method !== 'GET' && isSmall(content),
      })
      const text = await response.text()
      if (!response.ok) throw new ApiProblem(problemOf(response.status, text, language()))
      const reply: T = text === '' ? undefined : JSON.parse(text)
      return reply
    } catch (error) {
      throw error instanceof ApiProblem ? error : new ApiProblem(unreachable(language(), 0))
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    get: (path) => send('GET', path),
    post: (path, body, contentType) => send('POST', path, body, contentType),
    put: (path, body) => send('PUT', path, body),
    del: (path) => send('DELETE', path),
  }
}

function isPlain(body: unknown): body is undefined | string | Blob {
  return body === undefined || typeof body === 'string' || body instanceof Blob
}

function isSmall(content: undefined | string | Blob): boolean {
  return content === undefined || (typeof content === 'string' && content.length <= MAX_KEPT_ALIVE)
}

/** What a failed reply says; one that is not ours, such as a proxy's error page, says that we are away. */
function problemOf(status: number, text: string, language: Language): ReplyProblem {
  try {
    const reply: unknown = JSON.parse(text)
    if (isProblem(reply)) return reply
  } catch {
    // not JSON, so not ours
  }
  return unreachable(language, status)
}

function isProblem(reply: unknown): reply is ReplyProblem {
  return typeof reply === 'object' && reply !== null && 'code' in reply && 'detail' in reply
}

function unreachable(language: Language, status: number): ReplyProblem {
  return { type: 'about:blank', status, code: 'unavailable', ...UNREACHABLE[language] }
}
