import { request } from 'node:http'
import type { Fact, Receipt } from '@leitai/shared/pickup'
import { describe, expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { type ArrayReply, buildPickup, sendLines } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { readStandings } from '../helpers/standings.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const company = useSmallCompany()

async function seqOf(stationId = EAST): Promise<number> {
  return (await readStandings(company.source, stationId, 'metric=pickups&period=today')).seq
}

const post = (pickup: unknown) => company.source.post<Receipt>('/pickups', pickup)
const factOf = (id: string, stationId = EAST) =>
  company.source.get<Fact>(`/stations/${stationId}/pickups/${encodeURIComponent(id)}`)

describe('one pickup', () => {
  test('[P1] [P2] counted, repeated, amended, outdated, voided: each has its receipt', async () => {
    const pickup = buildPickup('e1', { count: 3 })
    expect(await post(pickup)).toEqual({ id: pickup.id, status: 'counted' })
    expect(await post(pickup)).toEqual({ id: pickup.id, status: 'duplicate' })
    expect(await post({ ...pickup, version: 3, count: 5 })).toMatchObject({ status: 'amended' })
    expect(await post({ ...pickup, version: 2, count: 4 })).toMatchObject({ status: 'stale' })
    expect(await post({ ...pickup, version: 4, void: true })).toMatchObject({ status: 'voided' })
    expect(await factOf(pickup.id)).toMatchObject({ stationId: EAST, version: 4, void: true, courier: 'e1' })
  })

  test('[P2] the same version with other content is refused, and nothing changes', async () => {
    const pickup = buildPickup('e1')
    await post(pickup)
    const before = await seqOf()
    const problem = await company.source.problem('POST', '/pickups', { body: { ...pickup, count: 2 } })
    expect(problem).toMatchObject({ status: 409, code: 'version_conflict', id: pickup.id })
    expect(await factOf(pickup.id)).toMatchObject({ count: 1, version: 1 })
    expect(await seqOf()).toBe(before)
  })

  test('[P1] a void that comes before its pickup keeps it from ever counting', async () => {
    const pickup = buildPickup('e2')
    await post({ ...pickup, version: 2, void: true })
    expect(await post(pickup)).toMatchObject({ status: 'stale' })
    expect(await factOf(pickup.id)).toMatchObject({ void: true, version: 2 })
  })

  test('[P5] without a station the posting at the time of the pickup decides', async () => {
    const before = buildPickup('m1', { at: '2025-12-31T15:59:59Z' })
    const after = buildPickup('m1', { at: '2026-01-01T16:00:00Z' })
    await post(before)
    await post(after)
    expect(await factOf(before.id, WEST)).toMatchObject({ stationId: WEST })
    expect(await factOf(after.id, EAST)).toMatchObject({ stationId: EAST })
    await expect(factOf(after.id, WEST)).rejects.toThrow('unknown_pickup')
  })

  test('[P1] the same id at two stations is two pickups', async () => {
    const pickup = buildPickup('w1', { station: WEST })
    await post(pickup)
    expect(await post({ ...pickup, courier: 'e1', station: EAST })).toMatchObject({ status: 'counted' })
  })

  test('[P6] a pickup of long ago is counted all the same', async () => {
    const pickup = buildPickup('e1', { at: '2025-03-01T10:00:00+08:00' })
    expect(await post(pickup)).toMatchObject({ status: 'counted' })
    const { rows } = await readStandings(company.source, EAST, 'metric=pickups&period=2025-03-01')
    expect(rows[0]).toMatchObject({ memberId: 'e1', score: 1, reachedAt: '2025-03-01T02:00:00Z' })
  })

  test('a fact shows its older versions, newest first, and who sent it', async () => {
    const pickup = buildPickup('e3', { revenue: 100 })
    await post(pickup)
    await post({ ...pickup, version: 2, revenue: 250 })
    const fact = await factOf(pickup.id)
    expect(fact).toMatchObject({
      version: 2,
      revenue: 250,
      source: 'test',
      product: 'express',
      channel: 'walkin',
    })
    expect(fact.history).toMatchObject([{ version: 1, revenue: 100 }])
  })
})

describe('refusals', () => {
  test.each([
    ['unknown_courier', 422, { courier: 'nobody' }, 'courier'],
    ['unknown_station', 404, { station: 'nowhere' }, 'station'],
    ['not_posted', 422, { at: '2024-06-01T10:00:00+08:00' }, undefined],
    ['pickup_in_future', 422, { at: '2099-01-01T00:00:00Z' }, 'at'],
    ['invalid_pickup', 422, { count: 0 }, 'count'],
    ['invalid_pickup', 422, { colour: 'red' }, 'colour'],
  ])(
    '[P4] %s comes as a problem of status %i with its field, and changes nothing',
    async (code, status, wrong, field) => {
      const before = await seqOf()
      const pickup = { ...buildPickup('e1'), ...wrong }
      const problem = await company.source.problem('POST', '/pickups', { body: pickup })
      expect(problem).toMatchObject({ code, status, type: expect.any(String), title: expect.any(String) })
      if (field) expect(problem.field).toBe(field)
      expect(await seqOf()).toBe(before)
    },
  )

  test('[P4] five minutes ahead are believed', async () => {
    const soon = new Date(Date.now() + 4 * 60_000).toISOString()
    expect(await post(buildPickup('e1', { at: soon }))).toMatchObject({ status: 'counted' })
  })

  test('[P4] [SEC-5] a key of one station sends for no other, named or not', async () => {
    for (const pickup of [buildPickup('w1'), buildPickup('e1', { station: WEST })]) {
      const problem = await company.eastSource.problem('POST', '/pickups', { body: pickup })
      expect(problem).toMatchObject({ code: 'forbidden_station', status: 403 })
    }
    expect(await company.eastSource.post('/pickups', buildPickup('e1'))).toMatchObject({ status: 'counted' })
  })

  test('[P4] the sentence is in the language that was asked for, the code in none', async () => {
    const body = buildPickup('nobody')
    const inLanguage = async (language: string) => {
      const { code, detail } = await company.source.problem('POST', '/pickups', {
        body,
        headers: { 'Accept-Language': language },
      })
      expect(code).toBe('unknown_courier')
      return detail
    }
    expect(await inLanguage('zh-CN,zh;q=0.9')).toMatch(/\p{Script=Han}/u)
    expect(await inLanguage('en')).toMatch(/^[^\p{Script=Han}]+$/u)
  })

  test.each([
    ['not_json', 400, '{"id": "EM1', 'application/json'],
    ['unsupported_media_type', 415, 'id,version', 'text/csv'],
    ['invalid_pickup', 422, 'null', 'application/json'],
    ['invalid_pickup', 422, '"text"', 'application/json'],
  ])('%s for a body that is no pickup', async (code, status, body, contentType) => {
    expect(await company.source.problem('POST', '/pickups', { body, contentType })).toMatchObject({
      code,
      status,
    })
  })

  test('no key, a wrong key and half a key are turned away alike', async () => {
    for (const key of [undefined, 'lk_wrong_key', company.eastKey.slice(0, -1), `${company.eastKey}x`]) {
      const caller = createCaller(company.server.baseUrl, { key })
      const problem = await caller.problem('POST', '/pickups', { body: buildPickup('e1') })
      expect(problem).toMatchObject({ code: 'unauthenticated', status: 401 })
    }
  })
})

describe('an array', () => {
  test('[P4] receipts in its order, and counts; who is refused does not hold up the others', async () => {
    const good = buildPickup('e1')
    const { receipts, counts } = await company.source.post<ArrayReply>('/pickups', [
      good,
      buildPickup('nobody'),
      { ...good, version: 2, count: 2 },
      7,
      good,
    ])
    expect(receipts.map(({ id, status, code }) => ({ id, status, code }))).toMatchObject([
      { id: good.id, status: 'counted' },
      { status: 'refused', code: 'unknown_courier' },
      { id: good.id, status: 'amended' },
      { id: null, status: 'refused', code: 'invalid_pickup' },
      { id: good.id, status: 'stale' },
    ])
    expect(counts).toEqual({ counted: 1, amended: 1, voided: 0, duplicate: 0, stale: 1, refused: 2 })
    expect(receipts[1]?.message).toEqual(expect.any(String))
  })

  test('a thousand are taken, one more is too many, and then none is counted', async () => {
    const thousand = Array.from({ length: 1_000 }, () => buildPickup('e4'))
    const { counts } = await company.source.post<ArrayReply>('/pickups', thousand)
    expect(counts.counted).toBe(1_000)

    const before = await seqOf()
    const tooMany = [...thousand, buildPickup('e4')].map((pickup) => ({ ...pickup, version: 2, count: 2 }))
    const problem = await company.source.problem('POST', '/pickups', { body: tooMany })
    expect(problem).toMatchObject({ code: 'too_large', status: 413 })
    expect(await seqOf()).toBe(before)
  })

  test('[SEC-9] a body over the limit is refused with 413 and nothing of it counted', async () => {
    const before = await seqOf()
    const body = JSON.stringify([buildPickup('e1', { product: 'x'.repeat(2 * 1024 * 1024) })])
    expect(await company.source.problem('POST', '/pickups', { body })).toMatchObject({
      code: 'too_large',
      status: 413,
    })
    expect(await seqOf()).toBe(before)
  })

  test('an empty array is answered as such', async () => {
    expect(await company.source.post<ArrayReply>('/pickups', [])).toMatchObject({
      receipts: [],
      counts: { counted: 0 },
    })
  })
})

describe('a stream', () => {
  test('[P4] a receipt a line in the order of the lines, then the counts', async () => {
    const pickup = buildPickup('e1')
    const { receipts, counts } = await sendLines(company.source, [
      JSON.stringify(pickup),
      '{"id": "EM1',
      '',
      JSON.stringify(pickup),
      JSON.stringify({ ...buildPickup('e1'), product: 'x'.repeat(100_000) }),
    ])
    expect(receipts.map(({ line, status, code }) => [line, code ?? status])).toEqual([
      [1, 'counted'],
      [2, 'not_json'],
      [4, 'duplicate'],
      [5, 'invalid_pickup'],
    ])
    expect(counts).toEqual({ counted: 1, amended: 0, voided: 0, duplicate: 1, stale: 0, refused: 2 })
  })

  test('with ?receipts=refused only those and the counts come back', async () => {
    const lines = [buildPickup('e1'), buildPickup('nobody'), buildPickup('e2')].map((pickup) =>
      JSON.stringify(pickup),
    )
    const { receipts, counts } = await sendLines(company.source, lines, '?receipts=refused')
    expect(receipts).toMatchObject([{ line: 2, status: 'refused', code: 'unknown_courier' }])
    expect(counts).toMatchObject({ counted: 2, refused: 1 })
  })

  test('letters cut in two by the network arrive whole', async () => {
    const pickup = buildPickup('e1', { id: '单号-揽收-000001', product: '快包' })
    const bytes = Buffer.from(`${JSON.stringify(pickup)}\n`)
    const text = await sendBytewise(bytes)
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ id: pickup.id, status: 'counted' })
    expect(await factOf(pickup.id)).toMatchObject({ product: '快包' })
  })
})

/** Posts NDJSON in pieces of three bytes, which never end where a Chinese letter does for long. */
function sendBytewise(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${company.server.baseUrl}/api/v1/pickups`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${company.eastKey}`, 'Content-Type': 'application/x-ndjson' },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
      },
    )
    outgoing.on('error', reject)
    outgoing.setNoDelay(true)
    for (let start = 0; start < bytes.length; start += 3) outgoing.write(bytes.subarray(start, start + 3))
    outgoing.end()
  })
}
