import { createHash } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Explanation } from '@leitai/shared/explanation'
import type { Receipt } from '@leitai/shared/pickup'
import { expect, test } from 'vitest'
import {
  archiveAll,
  archiveFiles,
  environmentOf,
  expectBoards,
  expectSound,
  expectVerified,
  rewrite,
  sendAll,
  settle,
} from '../helpers/archive.ts'
import { at, type ClosingCompany, startClosingCompany } from '../helpers/finals.ts'
import { type Delivery, naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { leitai } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER, WEST } from '../helpers/stations.ts'

/** Tuesdays of three weeks in a row: the first two are archived in these tests, the third is not over for long. */
const OLD = '2026-03-03'
const OLDER = '2026-02-24'
const RECENT = '2027-06-01'

const FIRST: Delivery[] = [
  buildPickup('e1', { id: 'A', at: at('09:00:00', OLD), count: 5 }),
  buildPickup('e2', { id: 'B', at: at('10:00:00', OLD), count: 3 }),
  buildPickup('e2', { id: 'B', at: at('10:00:00', OLD), count: 4, version: 2 }),
  buildPickup('e3', { id: 'C', at: at('11:00:00', OLDER), count: 2, channel: 'contract' }),
  buildPickup('e3', { id: 'D', at: at('11:00:00', OLD), count: 1, version: 1 }),
  buildPickup('e3', { id: 'D', at: at('12:00:00', OLDER), count: 1, version: 2 }), // has left the week of OLD
  buildPickup('e1', { id: 'E', at: at('13:00:00', RECENT), count: 7 }),
  buildPickup('e2', { id: 'G', at: at('14:00:00', OLDER), version: 3 }),
  buildPickup('w1', { id: 'F', at: at('09:00:00', OLD), count: 2 }),
]

/** A company in the summer of 2027 whose weeks of 2026 are in the archive. */
async function archivedCompany(): Promise<ClosingCompany> {
  const company = await startClosingCompany('2027-06-01T20:00:00+08:00')
  await sendAll(company, FIRST)
  company.setTime('2027-06-02T13:00:00+08:00')
  await settle(company)
  expect(await archiveAll(company)).toEqual({ weeks: 3, facts: 6, waiting: 0 })
  return company
}

const fold = (deliveries: readonly Delivery[]) => naiveFold(SMALL_ROSTER, deliveries)
/** First days that are archived at the station in the east. */
async function archivedWeeks({ services }: ClosingCompany): Promise<string[]> {
  const weeks = await services.archive.weeks(EAST)
  return weeks.map(({ firstDay }) => new Date(firstDay * 86_400_000).toISOString().slice(0, 10))
}
const MONDAY_OLDER = '2026-02-23'
const MONDAY_OLD = '2026-03-02'

test('weeks go when they are past the retention and all of their periods are final, and only then', async () => {
  const company = await startClosingCompany('2026-03-03T20:00:00+08:00')
  await sendAll(company, FIRST.slice(0, 6))
  company.setTime('2026-12-31T20:00:00+08:00')
  await settle(company)
  expect(await archiveAll(company, 30)).toEqual({ weeks: 0, facts: 0, waiting: 2 }) // the year is not over
  company.setTime('2027-01-01T12:00:00+08:00')
  expect(await archiveAll(company, 30)).toMatchObject({ weeks: 0, waiting: 2 }) // over, but not sealed
  await settle(company)
  expect(await archiveAll(company, 400)).toEqual({ weeks: 0, facts: 0, waiting: 0 })
  await company.send({ ...FIRST[0], version: 2, count: 1 } as Delivery)
  expect(await archiveAll(company, 30)).toMatchObject({ weeks: 0, waiting: 2 }) // nobody has looked at the change
  await settle(company)
  expect(await archiveAll(company, 30)).toMatchObject({ weeks: 0, waiting: 2 }) // a draft of the year waits
  await company.send({ ...FIRST[0], version: 3 } as Delivery)
  await settle(company)
  expect(await archiveAll(company, 30)).toMatchObject({ weeks: 0, waiting: 2 }) // another version makes another final
})

interface Change {
  title: string
  late: Delivery
  status: Receipt['status']
  /** Weeks that are archived still. */
  left: string[]
}

const CHANGES: Change[] = [
  {
    title: '[P2] a repeat of an archived pickup',
    late: FIRST[0] as Delivery,
    status: 'duplicate',
    left: [MONDAY_OLDER],
  },
  {
    title: '[P2] an older version of an archived pickup that nobody has seen',
    late: buildPickup('e2', { id: 'G', at: at('14:00:00', OLD), version: 2, count: 8 }),
    status: 'stale',
    left: [MONDAY_OLD],
  },
  {
    title: '[P6] a late pickup of an archived week',
    late: buildPickup('e4', { id: 'L', at: at('08:00:00', '2026-03-05'), count: 9 }),
    status: 'counted',
    left: [MONDAY_OLDER],
  },
  {
    title: '[P1] an amendment of an archived pickup',
    late: { ...FIRST[2], version: 3, count: 40 } as Delivery,
    status: 'amended',
    left: [MONDAY_OLDER],
  },
  {
    title: '[P1] a void of an archived pickup',
    late: { ...FIRST[0], version: 2, void: true } as Delivery,
    status: 'voided',
    left: [MONDAY_OLDER],
  },
  {
    title: '[P1] a pickup that moves out of an archived week',
    late: { ...FIRST[0], version: 2, at: at('09:30:00', RECENT) } as Delivery,
    status: 'amended',
    left: [MONDAY_OLDER],
  },
  {
    title: '[P1] a pickup that moves into an archived week',
    late: { ...FIRST[6], version: 2, at: at('09:30:00', OLDER) } as Delivery,
    status: 'amended',
    left: [MONDAY_OLD],
  },
  {
    title: '[P1] a pickup that moves from one archived week to another',
    late: { ...FIRST[5], version: 3, at: at('09:30:00', OLD) } as Delivery,
    status: 'amended',
    left: [],
  },
  {
    title: '[P2] an older version of an archived day, of a pickup that lies elsewhere by now',
    late: buildPickup('e1', { id: 'E', at: at('09:00:00', OLD), count: 7 }),
    status: 'refused', // version 1 with other content
    left: [MONDAY_OLDER, MONDAY_OLD],
  },
]

test.each(CHANGES)('$title is counted as ever, once', async ({ late, status, left }) => {
  const company = await archivedCompany()
  const { services } = company
  const isNews = status !== 'stale' && status !== 'refused'
  expect(await company.send(late, late)).toEqual([status, isNews ? 'duplicate' : status])
  const deliveries = status === 'refused' ? FIRST : [...FIRST, late]
  const known = await services.boards.fact(EAST, late.id)
  const versions = known ? [known.latest, ...known.history].map(({ version }) => version) : []
  expect(versions).toContain(late.version)
  await expectBoards(company, fold(deliveries))
  // a pickup that moves is met in the week that it leaves first: the other one is met then
  expect(await archivedWeeks(company)).toEqual(left)
  await expectSound(company)
  company.setTime('2027-06-02T14:00:00+08:00') // what comes late is sealed once it has been quiet
  await settle(company)
  const { drafts } = await services.finals.drafts(EAST)
  expect(drafts.length > 0).toBe(isNews && status !== 'duplicate')
  await expectSound(company)
})

test('[S4] the pickups of a period that is archived in part are told page by page, in order, each once', async () => {
  const company = await startClosingCompany('2027-06-01T20:00:00+08:00')
  const days = ['2026-02-23', OLDER, OLD, '2026-03-04', '2026-03-11', '2026-03-18']
  const pickups = days.flatMap((day) =>
    ['09:00:00', '09:00:00', '12:00:00'].map((time) => buildPickup('e1', { at: at(time, day) })),
  )
  await sendAll(company, pickups)
  company.setTime('2027-06-02T13:00:00+08:00')
  await settle(company)
  const manager = await company.signIn()
  const read = async (limit: number) => {
    const seen: Explanation['pickups'] = []
    for (let next: string | null = ''; next !== null; ) {
      const query = `period=2026-Q1&courier=e1&limit=${limit}${next === '' ? '' : `&after=${next}`}`
      const page: Explanation = await manager.get(`/stations/${EAST}/explanation?${query}`)
      expect(page.pickupCount).toBe(pickups.length)
      seen.push(...page.pickups)
      next = page.next
    }
    return seen
  }
  const before = await read(100)
  expect(before).toHaveLength(pickups.length)
  const middle = ['2026-03-02', '2026-03-16'].map((day) => Date.parse(day) / 86_400_000) // the others stay
  expect(await company.services.archiving.archiveWeeks(EAST, middle)).toMatchObject({ weeks: 2 })
  for (const limit of [1, 2, 4, 5, 100]) expect(await read(limit)).toEqual(before)
})

test('[P4] a damaged or missing file: its pickups are refused and the others count, and verify says so', async () => {
  const company = await archivedCompany()
  const file = (await archiveFiles(company)).find((path) => path.includes(EAST) && path.includes(MONDAY_OLD))
  if (!file) throw new Error('no file')
  const whole = await readFile(file)
  const damages: [string, () => Promise<void>][] = [
    ['a changed count', () => rewrite(file, (text) => text.replace(/\\t5\\t/, '\\t6\\t'))],
    ['cut short', () => writeFile(file, whole.subarray(0, whole.length - 20))],
    ['not packed', () => writeFile(file, 'what is this')],
    ['missing', () => rm(file)],
  ]
  const late = buildPickup('e4', { id: 'L', at: at('08:00:00', OLD), count: 9 })
  for (const [what, damage] of damages) {
    await writeFile(file, whole)
    await damage()
    const another = await company.another() // with nothing in memory
    const source = { keyId: 'test', name: 'test', stations: '*' } as const
    const fresh = buildPickup('e2', { at: at('09:00:00', RECENT) })
    // [P6] what is late is not refused: it has no receipt, and is sent again when the file is back
    const receipts = await Promise.allSettled(
      [late, FIRST[0], fresh, FIRST[3]].map((delivery) => another.pickups.accept(delivery, source)),
    )
    const outcomes = receipts.map((receipt) =>
      receipt.status === 'fulfilled' ? receipt.value.status : receipt.reason.code,
    )
    expect([what, ...outcomes]).toEqual([
      what,
      'archive_unreadable',
      'archive_unreadable',
      'counted',
      'duplicate', // of the other archived week
    ])
    await expect(another.boards.fact(EAST, 'A')).rejects.toMatchObject({ code: 'archive_unreadable' })
    const { code, stdout } = await leitai(['verify'], { env: environmentOf(company) })
    expect(code).toBe(1)
    expect(stdout).toContain(`${EAST} archive ${MONDAY_OLD} to 2026-03-08`)
    expect(stdout).toContain(' 1 differences')
    const back = await leitai(['archive', '--back'], { env: environmentOf(company) })
    expect(back.code).toBe(1)
    expect(back.stderr).toContain(MONDAY_OLD)
    await another.archiving.archiveOlder(another.roster.station(EAST), 400)
  }
  await writeFile(file, whole)
  expect(await company.send(late, FIRST[0] as Delivery)).toEqual(['counted', 'duplicate'])
  const { facts } = await company.services.boards.dayFacts(EAST, Date.parse(OLD) / 86_400_000, [])
  expect(facts.map(({ id }) => id)).toContain('L')
  await expectVerified(company)
})

test('[F3] what had left a day is told of it in the archive and after it', async () => {
  const company = await archivedCompany()
  const { boards, archive } = company.services
  const day = Date.parse(OLD) / 86_400_000
  const left = [{ id: 'D', leftAtMs: Date.parse('2027-06-01T20:00:00+08:00') }]
  expect((await boards.dayFacts(EAST, day, [])).left).toEqual(left)
  expect(await boards.left(EAST, day)).toEqual([])
  await archive.foldBack(EAST, [Date.parse(MONDAY_OLD) / 86_400_000])
  expect((await boards.dayFacts(EAST, day, [])).left).toEqual(left)
  expect(await boards.left(EAST, day)).toEqual(left)
})

test('the commands move and fold back one week or station, and say how much', async () => {
  const company = await archivedCompany()
  const env = environmentOf(company)
  const one = await leitai(['archive', '--back', '--week', '2026-W10', '--station', EAST], { env })
  expect(one).toMatchObject({ code: 0, stdout: `${EAST}: 1 weeks with 2 pickups folded back\n` })
  expect(await archivedWeeks(company)).toEqual([MONDAY_OLDER])
  const all = await leitai(['archive', '--back'], { env })
  expect(all.stdout).toContain(`${EAST}: 1 weeks with 3 pickups folded back\n`)
  expect(all.stdout).toContain(`${WEST}: 1 weeks with 1 pickups folded back\n`)
  expect(await archivedWeeks(company)).toEqual([])
  await expectVerified(company)
  const again = await leitai(['archive', '--older-than', '0', '--station', EAST], { env })
  expect(again.code).toBe(0)
  expect(await archivedWeeks(company)).toEqual([MONDAY_OLDER, MONDAY_OLD])
  for (const wrong of [
    ['--week', '2026-W10'],
    ['--older-than', 'x'],
    ['--back', '--week', '2026-03'],
  ]) {
    expect((await leitai(['archive', ...wrong], { env })).code).toBe(2)
  }
})

test('a file of the archive is for its owner alone, and says itself what is in it', async () => {
  const company = await archivedCompany()
  const files = await archiveFiles(company)
  expect(files).toHaveLength(3)
  for (const file of files) {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const text = gunzipSync(await readFile(file)).toString('utf8')
    const lines = text.trimEnd().split('\n')
    const end = JSON.parse(lines.at(-1) ?? '')
    const body = text.slice(0, text.lastIndexOf('{'))
    expect(end.sha256).toBe(createHash('sha256').update(body).digest('hex'))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ leitai: 'archive', format: 1 })
    expect(end.pickups + end.left).toBe(lines.length - 2)
  }
})
