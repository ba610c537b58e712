import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import type { Receipt } from '@leitai/shared/pickup'
import type { Problem } from '@leitai/shared/refusal'
import { expect, test } from 'vitest'
import { buildPickup } from '../helpers/pickups.ts'
import { leitaiOk, startServer } from '../helpers/server.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { createKey, EAST } from '../helpers/stations.ts'

const company = useNewCompany()

type Line = Receipt & { counts?: Record<string, number>; error?: Problem }

/** A stream that stays open: a line is written, and the next line of the reply waited for. */
function openStream(key: string, baseUrl = company.server.baseUrl) {
  const sending: ClientRequest = request(`${baseUrl}/api/v1/pickups`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  })
  sending.on('error', () => undefined)
  let lines: AsyncIterator<string> | undefined
  return {
    sending,
    write: (value: unknown) => sending.write(`${JSON.stringify(value)}\n`),
    async next(): Promise<Line> {
      if (!lines) {
        const [reply] = (await once(sending, 'response')) as [IncomingMessage]
        lines = createInterface({ input: reply })[Symbol.asyncIterator]()
      }
      const { value } = await lines.next()
      return JSON.parse(value)
    },
  }
}

test('[P3] a receipt comes as soon as its line is on disk, not only at the end of the stream', async () => {
  const stream = openStream(company.eastKey)
  for (const courier of ['e1', 'e2', 'e1']) {
    const pickup = buildPickup(courier)
    stream.write(pickup)
    expect(await stream.next()).toMatchObject({ id: pickup.id, status: 'counted' })
  }
  stream.sending.end()
  expect(await stream.next()).toMatchObject({ counts: { counted: 3, refused: 0 } })
})

test('[SEC-5] a stream ends when its key is revoked, and says so', async () => {
  const key = await createKey(company.dataDir, [EAST])
  const stream = openStream(key)
  stream.write(buildPickup('e1'))
  expect(await stream.next()).toMatchObject({ status: 'counted' })
  const list = await leitaiOk(['key', 'list'], { dataDir: company.dataDir })
  const id = key.split('_')[1] ?? ''
  expect(list).toContain(id)
  await leitaiOk(['key', 'revoke', id], { dataDir: company.dataDir })
  stream.write(buildPickup('e1'))
  expect(await stream.next()).toMatchObject({ error: { code: 'unauthenticated' }, counts: { counted: 1 } })
  stream.sending.destroy()
})

test('[P4] bytes that are not UTF-8 are refused, so that no two ids become one', async () => {
  const pickup = JSON.stringify(buildPickup('e1', { id: 'X1' }))
  for (const bytes of [
    [0xb2, 0xe2],
    [0xca, 0xd4],
  ]) {
    const [before = '', after = ''] = pickup.split('X')
    const body = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
    const reply = await fetch(`${company.server.baseUrl}/api/v1/pickups`, {
      method: 'POST',
      headers: { authorization: `Bearer ${company.eastKey}`, 'content-type': 'application/json' },
      body,
    })
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'not_json' }])
  }
  const lone = await company.source.problem('POST', '/pickups', {
    body: buildPickup('e1', { id: 's\ud800' }),
  })
  expect(lone).toMatchObject({ code: 'invalid_pickup', field: 'id' })
})

test('a packed body is refused rather than misread', async () => {
  const reply = await fetch(`${company.server.baseUrl}/api/v1/pickups`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${company.eastKey}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: '{}',
  })
  expect([reply.status, await reply.json()]).toMatchObject([415, { code: 'unsupported_media_type' }])
})

test('[P3] a server that is asked to stop does not wait for a stream without end, and has what it acknowledged', async () => {
  const second = await startServer({ dataDir: company.dataDir })
  const stream = openStream(company.eastKey, second.baseUrl)
  const pickup = buildPickup('e1')
  stream.write(pickup)
  expect(await stream.next()).toMatchObject({ status: 'counted' })
  await second.stop() // throws unless it ends with 0
  expect(await company.source.get(`/stations/${EAST}/pickups/${pickup.id}`)).toMatchObject({ id: pickup.id })
})

test('an address that cannot be read is the client’s mistake, not the server’s', async () => {
  for (const path of ['/wall/%ff', '/api/v1/stations/%ff/standings']) {
    const reply = await fetch(company.server.baseUrl + path)
    expect([path, reply.status, await reply.json()]).toMatchObject([path, 400, { code: 'invalid_request' }])
  }
  expect(company.server.logs()).not.toContain('request failed')
})

test('[P4] a body over the limit is answered with 413 also where it does not say how long it is', async () => {
  const sending = request(`${company.server.baseUrl}/api/v1/pickups`, {
    method: 'POST',
    headers: { authorization: `Bearer ${company.eastKey}`, 'content-type': 'application/json' },
  })
  sending.on('error', () => undefined) // the server need not read the rest
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>
  const piece = ' '.repeat(64 * 1024)
  for (let sent = 0; sent < 20; sent++) sending.write(piece)
  const [reply] = await answered
  expect(reply.statusCode).toBe(413)
  sending.destroy()
})

test('a stream of a hundred megabytes passes through in constant memory', async () => {
  const residentMiB = () => {
    const status = readFileSync(`/proc/${company.server.process.pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
  }
  const before = residentMiB()
  const sending = request(`${company.server.baseUrl}/api/v1/pickups?receipts=refused`, {
    method: 'POST',
    headers: { authorization: `Bearer ${company.eastKey}`, 'content-type': 'application/x-ndjson' },
  })
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>
  const piece = Buffer.from(
    `${JSON.stringify(buildPickup('e1', { product: 'x'.repeat(4_000) }))}\n`.repeat(256),
  )
  const writing = (async () => {
    for (let sent = 0; sent < 100; sent++) if (!sending.write(piece)) await once(sending, 'drain')
    sending.end()
  })()
  const [reply] = await answered
  let lines = 0
  for await (const line of createInterface({ input: reply })) if (line.includes('invalid_pickup')) lines++
  await writing
  expect(lines).toBe(100 * 256)
  const grownMiB = residentMiB() - before
  console.log(`${(100 * piece.length) / 2 ** 20} MiB through, ${Math.round(grownMiB)} MiB more at the peak`)
  expect(grownMiB).toBeLessThan(64)
})
