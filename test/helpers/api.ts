/** The HTTP API as other programs and the screens use it. */
import type { Problem } from '@leitai/shared/refusal'

export interface Reply<Body> {
  status: number
  headers: Headers
  body: Body
  text: string
}

export interface Call {
  /** Sent as JSON; a string or a buffer as it is. */
  body?: unknown
  contentType?: string
  headers?: Record<string, string>
}

export interface Caller {
  baseUrl: string
  /** Any request below `/api/v1`. Whatever comes back is a reply, not an error. */
  call<Body>(method: string, path: string, call?: Call): Promise<Reply<Body>>
  /** A request whose reply is read as it comes. */
  stream(method: string, path: string, call: Call): Promise<AsyncIterable<Uint8Array>>
  get<Body>(path: string): Promise<Body>
  post<Body>(path: string, body?: unknown): Promise<Body>
  put<Body>(path: string, body: unknown): Promise<Body>
  del<Body>(path: string): Promise<Body>
  /** The refusal that a request must meet. Throws if it does well. */
  problem(method: string, path: string, call?: Call): Promise<Problem>
  /** `Cookie` header of what this caller is signed in as. */
  cookies(): string
}

/** One who calls: with a key, or keeping the cookies that it is given as a browser does. */
export function createCaller(
  baseUrl: string,
  {
    key,
    language,
    cookies: given = {},
  }: { key?: string; language?: string; cookies?: Record<string, string> } = {},
): Caller {
  const jar = new Map<string, string>(Object.entries(given))
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
  }

  async function send(method: string, path: string, { body, contentType, headers }: Call) {
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...(key ? { Authorization: `Bearer ${key}` } : {}),
        ...(language ? { 'Accept-Language': language } : {}),
        ...(jar.size > 0 ? { Cookie: cookies() } : {}),
        ...(body === undefined ? {} : { 'Content-Type': contentType ?? 'application/json' }),
        ...headers,
      },
      body: encode(body),
    })
    keep(response)
    return response
  }

  async function call<Body>(method: string, path: string, request: Call = {}) {
    const response = await send(method, path, request)
    const text = await response.text()
    const isJson = /[/+]json$/.test(response.headers.get('content-type')?.split(';')[0] ?? '')
    const parsed: Body = isJson && text !== '' ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, body: parsed, text }
  }

  async function ok<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const reply = await call<Body>(method, path, { body })
    if (reply.status >= 300) throw new Error(`${method} ${path} was answered ${reply.status}: ${reply.text}`)
    return reply.body
  }

  return {
    baseUrl,
    call,
    async stream(method, path, request) {
      const { body } = await send(method, path, request)
      if (!body) throw new Error('the reply has no body')
      return body
    },
    get: (path) => ok('GET', path),
    post: (path, body) => ok('POST', path, body),
    put: (path, body) => ok('PUT', path, body),
    del: (path) => ok('DELETE', path),
    async problem(method, path, request) {
      const reply = await call<Problem>(method, path, request)
      if (reply.status < 400) throw new Error(`${method} ${path} was answered ${reply.status}: ${reply.text}`)
      if (reply.headers.get('content-type')?.split(';')[0] !== 'application/problem+json') {
        throw new Error(`${method} ${path} was refused without a problem: ${reply.status} ${reply.text}`)
      }
      return reply.body
    },
    cookies,
  }
}

function encode(body: unknown): BodyInit | undefined {
  if (body === undefined || typeof body === 'string') return body
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}
