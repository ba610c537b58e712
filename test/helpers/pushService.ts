/** A push service as RFC 8030, 8188, 8291 and 8292 have it, which reads everything but the message itself. */
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const MAX_BODY_BYTES = 4_096
const DAY_S = 86_400
const KEY_BYTES = 65

export interface Pushed {
  /** The device's path. */
  path: string
  topic: string | undefined
  ttlS: number
}

export interface PushService {
  origin: string
  /** What was taken, in order. */
  taken: Pushed[]
  /** What no push service would have taken, and why. */
  wrong: string[]
  /** Answers a path from now on with a status, `times` times. */
  answer(path: string, status: number, headers?: Record<string, string>, times?: number): void
  /** How often a path was asked. */
  asked(path: string): number
  /** Resolves once something is taken that satisfies a condition. */
  when(what: string, holds: (pushed: Pushed) => boolean): Promise<Pushed>
  close(): Promise<void>
}

/** What a browser gives away when it subscribes: a key of its own for each device. */
export function newDevice(origin: string, path: string) {
  const ecdh = createECDH('prime256v1')
  return {
    endpoint: origin + path,
    keys: {
      p256dh: ecdh.generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  }
}

/** Starts one on loopback. */
export async function startPushService(): Promise<PushService> {
  const taken: Pushed[] = []
  const wrong: string[] = []
  const counts = new Map<string, number>()
  const answers = new Map<string, { status: number; headers: Record<string, string>; times: number }>()
  const listeners = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    counts.set(path, (counts.get(path) ?? 0) + 1)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const fault = faultOf(request, Buffer.concat(chunks), origin)
    if (fault) wrong.push(`${path}: ${fault}`)
    const answer = answers.get(path)
    if (answer && answer.times-- > 0) return response.writeHead(answer.status, answer.headers).end()
    taken.push({ path, topic: header(request, 'topic'), ttlS: Number(header(request, 'ttl')) })
    response.writeHead(fault ? 400 : 201, { Location: `${origin}/message/${taken.length}` }).end()
    for (const listener of listeners) listener()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    taken,
    wrong,
    answer: (path, status, headers = {}, times = Number.POSITIVE_INFINITY) =>
      void answers.set(path, { status, headers, times }),
    asked: (path) => counts.get(path) ?? 0,
    when: (what, holds) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`No push came: ${what}\n${JSON.stringify(taken)}`)),
          15_000,
        )
        const look = () => {
          const found = taken.find(holds)
          if (!found) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
      }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Why a push service would refuse a request. */
function faultOf(request: IncomingMessage, body: Buffer, origin: string): string | undefined {
  if (request.method !== 'POST') return 'not a POST'
  if (!/^\d+$/.test(header(request, 'ttl') ?? '')) return 'no TTL'
  if (header(request, 'content-encoding') !== 'aes128gcm') return 'not encrypted as aes128gcm'
  if (body.length > MAX_BODY_BYTES) return `${body.length} B`
  // RFC 8188: salt of 16, record size of 4, length of the key id, and the key itself, a point on P-256
  if (body.readUInt32BE(16) < 18) return 'record size'
  if (body[20] !== KEY_BYTES || body[21] !== 4) return 'no key of the sender'
  if (!/^[\w-]{0,32}$/.test(header(request, 'topic') ?? '')) return 'topic'
  return faultOfVapid(header(request, 'authorization') ?? '', origin)
}

function faultOfVapid(authorization: string, origin: string): string | undefined {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== KEY_BYTES) return 'no VAPID key'
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) return 'VAPID signature'
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString())
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  if (alg !== 'ES256' || aud !== origin) return `VAPID alg ${alg}, aud ${aud}`
  const nowS = Date.now() / 1_000
  if (exp < nowS || exp > nowS + DAY_S) return 'VAPID exp'
  return /^(mailto:|https:)/.test(sub) ? undefined : `VAPID sub ${sub}`
}
