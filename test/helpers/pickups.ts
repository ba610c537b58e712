import type { Receipt, ReceiptCounts } from '@leitai/shared/pickup'
import type { Problem } from '@leitai/shared/refusal'
import type { Caller } from './api.ts'
import type { Delivery } from './naiveFold.ts'

export interface ArrayReply {
  receipts: Receipt[]
  counts: ReceiptCounts
}

export interface StreamReply {
  status: number
  receipts: Receipt[]
  counts: ReceiptCounts
  /** Why the stream ended early: what has no receipt is to be sent again. */
  error?: Problem
}

/** Sends a file of pickups as NDJSON. */
export async function sendLines(caller: Caller, lines: readonly string[], query = ''): Promise<StreamReply> {
  const reply = await caller.call('POST', `/pickups${query}`, {
    body: `${lines.join('\n')}\n`,
    contentType: 'application/x-ndjson',
  })
  return { status: reply.status, ...parseReceipts(reply.text) }
}

/** The lines of a reply to NDJSON: receipts, and the counts last. Throws if they are cut short. */
function parseReceipts(text: string): Omit<StreamReply, 'status'> {
  const lines: (Receipt | Pick<StreamReply, 'counts' | 'error'>)[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const last = lines.pop()
  if (!last || !('counts' in last))
    throw new Error(`The counts are missing at the end of ${text.slice(-300)}`)
  return { ...last, receipts: lines.filter((line) => 'status' in line) }
}

let serial = 0

/** A pickup of one parcel for a courier, now, with an id of its own. */
export function buildPickup(courier: string, parts: Partial<Delivery> = {}): Delivery {
  serial++
  return {
    id: `T${String(serial).padStart(9, '0')}`,
    version: 1,
    courier,
    at: new Date().toISOString(),
    count: 1,
    revenue: 1_500,
    product: 'express',
    channel: 'walkin',
    ...parts,
  }
}
