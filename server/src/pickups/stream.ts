import type { Receipt, ReceiptCounts } from '@leitai/shared/pickup'
import type { Source } from '../people/keys.ts'
import { linesOf } from './lines.ts'
import type { Pickups } from './pickups.ts'

/** Deliveries under way at once: enough to share trips to Redis, few enough to stay small. */
const MAX_UNDER_WAY = 4_000

export function noCounts(): ReceiptCounts {
  return { counted: 0, amended: 0, voided: 0, duplicate: 0, stale: 0, refused: 0 }
}

/** The receipt of a line: its JSON accepted, or refused as what it is. */
async function acceptLine(
  text: string | null,
  number: number,
  pickups: Pickups,
  source: Source,
): Promise<Receipt> {
  if (text === null) return { id: null, status: 'refused', code: 'invalid_pickup', line: number }
  let delivered: unknown
  try {
    delivered = JSON.parse(text)
  } catch {
    return { id: null, status: 'refused', code: 'not_json', line: number }
  }
  return { ...(await pickups.accept(delivered, source)), line: number }
}

/**
 * Accepts a stream of NDJSON of any length and yields the receipts in the order of its lines, each as soon
 * as it and those before it are on disk. Reads no further ahead than MAX_UNDER_WAY lines, so memory is
 * constant and a slow reader of receipts slows the sender. Throws when Redis is away; what had no receipt
 * by then is to be sent again.
 */
export async function* acceptStream(
  chunks: AsyncIterable<Buffer>,
  pickups: Pickups,
  source: Source,
): AsyncGenerator<Receipt> {
  const underWay: Promise<Receipt>[] = []
  for await (const { number, text } of linesOf(chunks)) {
    const receipt = acceptLine(text, number, pickups, source)
    receipt.catch(() => undefined) // it is thrown from here when its turn comes
    underWay.push(receipt)
    if (underWay.length >= MAX_UNDER_WAY) yield* drain(underWay, MAX_UNDER_WAY / 2)
  }
  yield* drain(underWay, underWay.length)
}

async function* drain(underWay: Promise<Receipt>[], count: number): AsyncGenerator<Receipt> {
  for (const receipt of underWay.splice(0, count)) yield await receipt
}
