import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { createInterface } from 'node:readline'
import type { Receipt } from '@leitai/shared/pickup'
import type { Entry } from './ledger.ts'

/** Longer than the server needs to give up a Redis that does not answer. */
const REPLY_DEADLINE_MS = 15_000

/** Tells what became of each entry; no receipt where nothing is known. */
export type Settle = (entry: Entry, receipt: Receipt | undefined, sentAtMs: number) => void

export interface Source {
  /** Sends entries as one array; resolves when all are settled, well or not. */
  sendArray(entries: readonly Entry[]): Promise<void>
  sendSingle(entry: Entry): Promise<void>
  /** Adds lines to the one stream of NDJSON that is always open; it is opened anew when it breaks. */
  sendLines(entries: readonly Entry[]): void
  /** Ends the stream, and waits until everything is settled. */
  close(): Promise<void>
}

/** A waybill system: sends in all three forms that the API takes, and believes only receipts. */
export function createSource(deps: { baseUrl: string; key: string; settle: Settle }): Source {
  const { baseUrl, key, settle } = deps
  const url = `${baseUrl}/api/v1/pickups`
  const authorization = { Authorization: `Bearer ${key}` }
  let stream: ReturnType<typeof openStream> | undefined

  async function post(body: unknown): Promise<{ status: number; body: unknown } | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...authorization, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(REPLY_DEADLINE_MS),
      })
      return { status: response.status, body: await response.json() }
    } catch {
      return undefined // cut off: nothing is known
    }
  }

  async function sendArray(entries: readonly Entry[]): Promise<void> {
    const sentAtMs = performance.now()
    const reply = await post(entries.map(({ delivery }) => delivery))
    const receipts = reply?.status === 200 ? (reply.body as { receipts: Receipt[] }).receipts : []
    entries.forEach((entry, index) => {
      settle(entry, receipts[index], sentAtMs)
    })
  }

  async function sendSingle(entry: Entry): Promise<void> {
    const sentAtMs = performance.now()
    const reply = await post(entry.delivery)
    if (!reply || reply.status >= 500) return settle(entry, undefined, sentAtMs)
    if (reply.status === 200) return settle(entry, reply.body as Receipt, sentAtMs)
    const { code } = reply.body as { code: Receipt['code'] }
    settle(entry, { id: entry.delivery.id, status: 'refused', ...(code ? { code } : {}) }, sentAtMs)
  }

  function openStream() {
    const waiting: { entry: Entry; sentAtMs: number }[] = []
    const req: ClientRequest = request(url, {
      method: 'POST',
      agent: false,
      headers: { ...authorization, 'Content-Type': 'application/x-ndjson' },
    })
    let open = true
    const closed = once(req, 'close').catch(() => undefined)
    function end(): void {
      open = false
      for (const { entry, sentAtMs } of waiting.splice(0)) settle(entry, undefined, sentAtMs)
    }
    req.on('error', end)
    req.on('close', end)
    req.on('response', (res) => {
      res.on('error', end)
      createInterface({ input: res })
        .on('line', (line) => {
          const said = parse(line)
          if (res.statusCode !== 200 || !said || !('status' in said) || said.status === 503) {
            if (open) req.destroy()
            return end()
          }
          const next = waiting.shift()
          if (next) settle(next.entry, said as Receipt, next.sentAtMs)
        })
        .on('error', end)
    })
    return {
      isOpen: () => open,
      send(entry: Entry): void {
        waiting.push({ entry, sentAtMs: performance.now() })
        req.write(`${JSON.stringify(entry.delivery)}\n`)
      },
      async close(): Promise<void> {
        req.end()
        const late = setTimeout(() => req.destroy(), REPLY_DEADLINE_MS)
        await closed
        clearTimeout(late)
      },
    }
  }

  return {
    sendArray,
    sendSingle,
    sendLines(entries) {
      if (!stream?.isOpen()) stream = openStream()
      for (const entry of entries) stream.send(entry)
    },
    async close() {
      await stream?.close()
    },
  }
}

/** A whole line of JSON; undefined where it was cut off. */
function parse(line: string): object | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
