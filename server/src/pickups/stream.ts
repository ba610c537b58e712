import type { Receipt, ReceiptCounts } from '@leitai/shared/pickup'
import type { Source } from '../people/keys.ts'
import { type Line, linesOf } from './lines.ts'
import type { Pickups } from './pickups.ts'

/** Chunks (64 KiB at most) under way at once: enough to share trips to Redis, few enough to stay small. */
const MAX_UNDER_WAY = 16

export function noCounts(): ReceiptCounts {
  return { counted: 0, amended: 0, voided: 0, duplicate: 0, stale: 0, refused: 0 }
}

/** The receipt of a line: its JSON accepted, or refused as what it is. */
async function acceptLine(line: Line, pickups: Pickups, source: Source): Promise<Receipt> {
  const { number } = line
  if ('fault' in line) {
    const code = line.fault === 'too_long' ? 'invalid_pickup' : 'not_json'
    return { id: null, status: 'refused', code, line: number }
  }
  let delivered: unknown
  try {
    delivered = JSON.parse(line.text)
  } catch {
    return { id: null, status: 'refused', code: 'not_json', line: number }
  }
  return { ...(await pickups.accept(delivered, source)), line: number }
}

/**
 * Accepts a stream of NDJSON of any length and yields the receipts in the order of its lines, those of each
 * chunk as soon as they and all before them are on disk. Reads no further ahead than MAX_UNDER_WAY chunks, so
 * memory is constant and a slow reader of receipts slows the sender. Throws when Redis is away; what had no
 * receipt by then is to be sent again.
 */
export async function* acceptStream(
  chunks: AsyncIterable<Buffer>,
  pickups: Pickups,
  source: Source,
): AsyncGenerator<Receipt[]> {
  const input = linesOf(chunks)
  const underWay: Promise<Receipt[]>[] = []
  let next: Promise<IteratorResult<Line[]>> | undefined = watched(input.next())
  while (next || underWay.length > 0) {
    const awaited = [underWay[0], underWay.length < MAX_UNDER_WAY ? next : undefined]
    const first = await Promise.race(awaited.filter((promise) => promise !== undefined))
    if (Array.isArray(first)) {
      underWay.shift()
      yield first
    } else if (first.done) next = undefined
    else {
      underWay.push(watched(Promise.all(first.value.map((line) => acceptLine(line, pickups, source)))))
      next = watched(input.next())
    }
  }
}

/** A promise whose failure is thrown when its turn comes, not before. */
function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
