import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Problem } from '@leitai/shared/refusal'

/** A request of which the head and one byte are there; `finish` sends the rest and gives the refusal that it meets. */
export async function beginRequest(
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<{ finish(): Promise<Problem> }> {
  const bytes = Buffer.from(JSON.stringify(body))
  const sending = request(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': bytes.length,
      Expect: '100-continue', // what says that the server has begun with it
      ...headers,
    },
  })
  sending.flushHeaders()
  await once(sending, 'continue')
  sending.write(bytes.subarray(0, 1))
  return {
    async finish() {
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        sending.once('error', reject).once('response', resolve)
      })
      sending.end(bytes.subarray(1))
      const reply = await answered
      return JSON.parse(await text(reply))
    },
  }
}
