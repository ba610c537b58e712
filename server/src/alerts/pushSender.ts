import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import webPush from 'web-push'
import { type createPushHosts, publicLookup } from './pushHosts.ts'

const DEADLINE_MS = 10_000
/** What every push service takes (RFC 8030). */
const MAX_BODY_BYTES = 4_096
const MAX_RETRY_S = 3_600

export interface PushTarget {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** `gone`: the device will never be reached again. `later`: not now, and not before `retryAfterS`. */
export type PushOutcome = { kind: 'sent' | 'gone' | 'failed' } | { kind: 'later'; retryAfterS: number }

export interface PushSender {
  /** `topic`: an alert that has not reached the device yet gives way to a newer one of the same. Never throws. */
  send(
    target: PushTarget,
    text: string,
    options: { ttlS: number; topic: string; keys: VapidKeys },
  ): Promise<PushOutcome>
}

export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** Sends to push services, encrypted for the device, in this server's name; follows no redirect. */
export function createPushSender({
  hosts,
  contact,
}: {
  hosts: ReturnType<typeof createPushHosts>
  /** Whom a push service may turn to: an https address, or mailto. */
  contact: string
}): PushSender {
  return {
    async send(target, text, { ttlS, topic, keys }) {
      const host = hosts.of(target.endpoint)
      if (host === 'refused') return { kind: 'gone' }
      const details = detailsFor(target, text, { ttlS, topic, contact, keys })
      if (!details) return { kind: 'gone' }
      if (!details.body || details.body.length > MAX_BODY_BYTES) return { kind: 'failed' }
      try {
        const { status, retryAfter } = await post(
          target.endpoint,
          details.headers,
          details.body,
          host === 'public',
        )
        return outcomeOf(status, retryAfter)
      } catch {
        return { kind: 'later', retryAfterS: 0 }
      }
    },
  }
}

/** Undefined where the device's keys are none that anything can be encrypted for. */
function detailsFor(
  target: PushTarget,
  text: string,
  { ttlS, topic, contact, keys }: { ttlS: number; topic: string; contact: string; keys: VapidKeys },
) {
  try {
    return webPush.generateRequestDetails(target, text, {
      vapidDetails: { subject: contact, ...keys },
      TTL: ttlS,
      topic,
      urgency: 'normal',
      contentEncoding: 'aes128gcm',
    })
  } catch {
    return undefined
  }
}

function outcomeOf(status: number, retryAfter: string | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status !== 429 && status < 500) return { kind: 'failed' }
  const asked = Number(retryAfter ?? 0)
  return {
    kind: 'later',
    retryAfterS: Math.min(Number.isFinite(asked) ? Math.max(asked, 0) : 0, MAX_RETRY_S),
  }
}

function post(
  endpoint: string,
  headers: Record<string, string | number>,
  body: Buffer,
  isPublic: boolean,
): Promise<{ status: number; retryAfter: string | undefined }> {
  const request = endpoint.startsWith('https:') ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(
      endpoint,
      {
        method: 'POST',
        headers,
        signal: AbortSignal.timeout(DEADLINE_MS),
        ...(isPublic && { lookup: publicLookup }),
      },
      (response) => {
        response.resume()
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
