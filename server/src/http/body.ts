import type { IncomingMessage } from 'node:http'
import { Refusal, type RefusalCode } from '@leitai/shared/refusal'
import type { z } from 'zod'

/** Largest body that is read whole: a thousand pickups fit four times over. */
export const MAX_BODY_BYTES = 1024 * 1024
/** How long a body may take, and by how much longer one that may be large: slow lines bring rosters too. */
const DEADLINE_MS = 30_000
const BYTES_PER_MS = 256

type Check = () => Promise<void>
const checks = new WeakMap<IncomingMessage, Check[]>()

/** Has something checked again when a request's body has come to its end: that may be long after its head. */
export function afterBody(req: IncomingMessage, check: Check): void {
  checks.set(req, [...(checks.get(req) ?? []), check])
}

/** A request's body as text. Throws `too_large` as soon as it is, and `unsupported_media_type` if it is packed. */
export async function readText(req: IncomingMessage, maxBytes?: number): Promise<string> {
  return decode(await readBytes(req, maxBytes))
}

/** A request's body as it is. Throws as `readText` does, and `body_too_slow` where it is not there in time. */
export async function readBytes(
  req: IncomingMessage,
  maxBytes = MAX_BODY_BYTES,
  deadlineMs = DEADLINE_MS + maxBytes / BYTES_PER_MS,
): Promise<Buffer> {
  refusePacked(req)
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('body_too_slow', 'The body takes too long.')), deadlineMs)
  })
  const bytes = await Promise.race([gather(req, maxBytes), late]).finally(() => clearTimeout(timer))
  for (const check of checks.get(req) ?? []) await check()
  return bytes
}

async function gather(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // left open on a refusal: the answer has yet to go out on the same connection
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Bytes as text, without a byte order mark. Throws `not_json` on what is not UTF-8: nothing is guessed. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('not_json', 'The body is not UTF-8.')
  }
}

/** Throws `unsupported_media_type` for a Content-Encoding: bodies are taken as they are. */
export function refusePacked(req: IncomingMessage): void {
  const encoding = req.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new Refusal('unsupported_media_type', `Content-Encoding ${encoding}.`)
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('too_large', `The body is over ${maxBytes} bytes.`)
}

/** A request's body as parsed JSON. Throws `not_json`. */
export async function readJson(req: IncomingMessage, maxBytes?: number): Promise<unknown> {
  const text = await readText(req, maxBytes)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('not_json', 'The body is not JSON.')
  }
}

/** A value as a schema has it. Throws `invalid_request` (or `code`) naming the first field that does not fit. */
export function parseAs<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code: RefusalCode = 'invalid_request',
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  throw new Refusal(code, issue?.message ?? 'not valid', { field: field || 'body' })
}

/** The bare media type of a request: `application/json`. */
export function mediaTypeOf(req: IncomingMessage): string {
  return (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
