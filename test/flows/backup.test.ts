import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { aheadTo, environmentOf, settle, startClosedCity } from '../helpers/archive.ts'
import { tmpDir } from '../helpers/folders.ts'
import { signInManager } from '../helpers/people.ts'
import { buildPickup, sendLines } from '../helpers/pickups.ts'
import { leitai, startServer, type TestServer } from '../helpers/server.ts'
import { createKey } from '../helpers/stations.ts'
import { suizhouLines } from '../helpers/suizhou.ts'

const METRICS = ['pickups', 'walkin', 'revenue']
const PERIODS = ['2026-11-11', '2026-10-26', '2026-W45', '2026-W44', '2026-11', '2026-10', '2026-Q4', '2026']

/** What the API tells a manager: boards, finals, drafts, halls of fame, disputes, corrections, walls, facts with all versions. */
async function tell(
  manager: Caller,
  stations: readonly string[],
  ids: readonly string[],
  announcement: string,
): Promise<object> {
  const get = async (path: string) => {
    const { status, body } = await manager.call<object>('GET', path)
    // of a station's own numbering nothing is the same elsewhere
    return { path, status, body: { ...body, epoch: undefined, seq: undefined } }
  }
  const replies = []
  for (const id of stations) {
    const paths = METRICS.flatMap((metric) => [
      ...PERIODS.flatMap((period) => [
        `standings?metric=${metric}&period=${period}`,
        `finals/${metric}/${period}`,
      ]),
      `hall-of-fame?metric=${metric}`,
      `finals?metric=${metric}&kind=day&limit=400`,
    ])
    const rest = [
      'drafts',
      'disputes',
      'corrections',
      'pending',
      'settings',
      `announcements/${announcement}/readers`,
      ...ids.map((each) => `pickups/${each}`),
    ]
    for (const path of [...paths, ...rest]) replies.push(await get(`/stations/${id}/${path}`))
  }
  for (const path of ['/roster', '/walls', '/announcements']) replies.push(await get(path))
  return replies
}

/** A server on the data of a folder or a Redis. */
async function serve(dataDir: string, env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer({ dataDir, env })
  onTestFinished(() => server.stop())
  return server
}

test('[P1] [P2] [F3] a city that is backed up and restored tells what it told, and knows all that it knew', async () => {
  const { company } = await startClosedCity()
  const { services } = company
  const stations = services.roster
    .stations()
    .slice(0, 3)
    .map(({ id }) => id)
  const [first = ''] = stations
  const lines = suizhouLines()
  const ids = lines
    .slice(0, 4_000)
    .filter((_, index) => index % 100 === 0)
    .map((line) => JSON.parse(line).id)
  const manager = await company.signIn()

  // one station is in the archive; another has a draft, a burst that waits, a dispute and corrections
  const [week] = (await services.boards.days(first)).sort((a, b) => a - b)
  if (week === undefined) throw new Error('no days')
  expect(await services.archiving.archiveWeeks(first, [week, week + 7])).toMatchObject({
    weeks: 2,
    waiting: 0,
  })
  const [second = ''] = stations.slice(1)
  const courier =
    services.roster.couriers().find(({ postings }) => postings.some((one) => one.station === second))?.id ??
    ''
  const late = buildPickup(courier, { station: second, at: '2026-11-11T09:00:00+08:00', count: 3 })
  const settings = await manager.get<object>(`/stations/${second}/settings`)
  await manager.put(`/stations/${second}/settings`, { ...settings, burst: { parcels: 5, minutes: 10 } })
  const burst = [0, 1, 2].map((minute) =>
    buildPickup(courier, { station: second, at: `2026-11-13T09:0${minute}:00+08:00`, count: 2 }),
  )
  await company.send(...burst)
  // the last one waits; a later version waits too, and one between them comes after it
  const [, , held = late] = burst
  const versions = [3, 2].map((version) => ({ ...held, version }))
  for (const version of versions) await company.send(version)
  await company.send(late, { ...late, version: 2, at: '2026-11-12T09:00:00+08:00' })
  await manager.post(`/stations/${second}/pickups/${late.id}/corrections`, {
    action: 'void',
    base: 2,
    reason: 'a test',
  })
  await services.disputes.open(second, courier, { about: 'missing', pickupId: null, text: 'one is missing' })
  const shown = { takeover: false, ticker: true, kind: 'notice', title: '通知', body: '' }
  const { id: posted } = await manager.post<{ id: string }>('/announcements', {
    ...shown,
    stations: [second],
  })
  await services.receipts.see(second, courier, [posted])
  await services.receipts.applaud(second, courier, { for: 'announcement', announcement: posted })
  await settle(company)
  expect(await services.finals.drafts(second)).not.toMatchObject({ total: 0 })
  expect(await services.boards.pendingCount(second)).toBeGreaterThan(0)
  expect(await services.boards.noted(second, { from: 0, most: 9 })).toMatchObject({ total: 1 })
  const told = await tell(manager, stations, [...ids, late.id, held.id], posted)

  const file = join(await tmpDir(), 'city.backup')
  const backup = await leitai(['backup', file], { env: environmentOf(company) })
  expect(backup).toMatchObject({ code: 0 })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  console.log(backup.stdout.trim(), `${(await stat(file)).size} bytes`)

  const dataDir = await tmpDir()
  const restored = await leitai(['restore', file], { dataDir, env: aheadTo('2028-03-01T12:00:00+08:00') })
  console.log(restored.stdout.trim(), restored.stderr)
  expect(restored).toMatchObject({ code: 0 })
  const verified = await leitai(['verify'], { dataDir })
  expect(verified.stdout).toContain(' 0 differences')
  expect(verified.code).toBe(0)

  const key = await createKey(dataDir)
  const server = await serve(dataDir, aheadTo('2028-03-01T12:00:00+08:00'))
  expect(server.logs()).not.toContain('one-time')
  const again = await signInManager(server, false)
  expect(await tell(again, stations, [...ids, late.id, held.id], posted)).toEqual(told)
  const source = createCaller(server.baseUrl, { key })
  const { counts } = await sendLines(source, lines)
  expect(counts).toMatchObject({ counted: 0, amended: 0, voided: 0, refused: 0 })
  expect(await tell(again, stations, [...ids, late.id, held.id], posted)).toEqual(told)
  expect(await leitai(['verify'], { dataDir })).toMatchObject({ code: 0 })
})
