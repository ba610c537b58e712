import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createArchiveFiles } from '@leitai/server/boards/archiveFiles'
import type { CorrectionsReply } from '@leitai/shared/correction'
import type { Explanation } from '@leitai/shared/explanation'
import { expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { archiveAll, archiveFiles, sendAll, settle } from '../helpers/archive.ts'
import { DESK_VIEWPORT, openPage, PHONE_VIEWPORT, startBrowser } from '../helpers/browser.ts'
import { at, type ClosingCompany, startClosingCompany } from '../helpers/finals.ts'
import type { Delivery } from '../helpers/naiveFold.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

/** Two days of one week, two of the next, and one each of the two after; three pickups of e1 on each. */
const DAYS = ['2026-02-23', '2026-02-24', '2026-03-03', '2026-03-04', '2026-03-11', '2026-03-18']
const SECOND_WEEK = '2026-03-02'
const PICKUPS = DAYS.flatMap((day) =>
  ['09:00:00', '09:00:00', '12:00:00'].flatMap((time) => [
    buildPickup('e1', { at: at(time, day) }),
    buildPickup('e2', { at: at(time, day) }),
  ]),
)
const KEY = `lt:s:{${EAST}}:a`

/** All four weeks are in the archive, some pickups void, and no process has read one of their files yet. */
async function archivedCompany(
  voided: readonly Delivery[] = [],
): Promise<{ company: ClosingCompany; manager: Caller }> {
  const company = await startClosingCompany('2027-06-01T20:00:00+08:00')
  await sendAll(company, PICKUPS)
  const by = { name: '@manager', address: '127.0.0.1' }
  for (const { id } of voided) {
    const wanted = { action: 'void', base: 1, reason: '客户退件' } as const
    await company.services.corrections.correct(EAST, id, wanted, by)
  }
  company.setTime('2027-06-02T13:00:00+08:00')
  await settle(company)
  expect(await archiveAll(company)).toMatchObject({ weeks: 4, waiting: 0 })
  return { company, manager: await company.signIn() }
}

const path = (period: string, limit: number, next: string | null) =>
  `/stations/${EAST}/explanation?period=${period}&courier=e1&limit=${limit}${next === null ? '' : `&after=${next}`}`

/** Ids of e1 on the days, newest first; at the same time the greater id comes first. */
function newestFirst(days: readonly string[]): string[] {
  const compare = (a: Delivery, b: Delivery) =>
    Date.parse(b.at) - Date.parse(a.at) || Buffer.compare(Buffer.from(b.id), Buffer.from(a.id))
  return PICKUPS.filter(({ courier, at: instant }) => courier === 'e1' && days.includes(instant.slice(0, 10)))
    .sort(compare)
    .map(({ id }) => id)
}

async function removeSecondWeek(company: ClosingCompany): Promise<void> {
  for (const file of await archiveFiles(company)) if (file.includes(SECOND_WEEK)) await rm(file)
}

test('[S4] pages of an archived quarter come up to a week that cannot be read, and the periods beside it as ever', async () => {
  const { company, manager } = await archivedCompany()
  await removeSecondWeek(company)
  const seen: string[][] = []
  let next: string | null = null
  for (let page = 0; page < 2; page++) {
    const reply: Explanation = await manager.get(path('2026-Q1', 4, next))
    expect(reply).toMatchObject({ pickupCount: 18, standing: { score: 18 } })
    seen.push(reply.pickups.map(({ id }) => id))
    next = reply.next
  }
  expect(seen).toEqual([
    newestFirst(DAYS.slice(4)).slice(0, 4),
    newestFirst(DAYS.slice(4)).slice(4), // cut before what is not known, and not the last page
  ])
  expect(next).not.toBeNull()
  expect(await manager.problem('GET', path('2026-Q1', 4, next))).toMatchObject({ code: 'archive_unreadable' })
  expect(await manager.problem('GET', path('2026-W10', 4, null))).toMatchObject({
    code: 'archive_unreadable',
  })

  for (const [period, days] of [
    ['2026-W09', DAYS.slice(0, 2)],
    ['2026-02', DAYS.slice(0, 2)],
    ['2026-02-24', DAYS.slice(1, 2)],
    ['2026-03-18', DAYS.slice(5)],
    ['2026-03-19', []],
  ] as const) {
    const reply: Explanation = await manager.get(path(period, 100, null))
    expect([period, reply.pickupCount, reply.pickups.map(({ id }) => id), reply.next]).toEqual([
      period,
      3 * days.length,
      newestFirst(days),
      null,
    ])
  }
})

test('[S4] the trail of corrections tells what can be read, and how many cannot', async () => {
  const on = (day: string) => PICKUPS.filter(({ at: instant }) => instant.startsWith(day))
  const lost = on('2026-03-03').slice(0, 2)
  const told = [...on('2026-02-23').slice(0, 1), ...on('2026-03-18').slice(0, 1)]
  const { company, manager } = await archivedCompany([...lost, ...told])
  await removeSecondWeek(company)
  const trail = await manager.get<CorrectionsReply>(`/stations/${EAST}/corrections`)
  expect(trail.corrections.map(({ pickupId }) => pickupId).sort()).toEqual(told.map(({ id }) => id).sort())
  expect(trail).toMatchObject({ total: 4, unreadable: 2 })

  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const url = `${manager.baseUrl}/desk/stations/${EAST}/corrections`
  const { page } = await openPage(browser, url, PHONE_VIEWPORT, manager)
  await page.locator('[data-unreadable="2"]').waitFor()
  expect(await page.locator('[data-correction]').count()).toBe(2)
  await page.screenshot({ path: join(OUTPUT, 'desk-corrections-unreadable.png'), fullPage: true })
  await page.setViewportSize(DESK_VIEWPORT)
  await page.screenshot({ path: join(OUTPUT, 'desk-corrections-unreadable-wide.png'), fullPage: true })
})

test('[S4] weeks whose entries do not say whose pickups they have are told as well', async () => {
  const { company, manager } = await archivedCompany()
  const { commands } = company.redis
  for (const [firstDay, json] of Object.entries(await commands.hgetall(KEY))) {
    const { couriers, ...older } = JSON.parse(json)
    expect(couriers).toHaveLength(2)
    await commands.hset(KEY, firstDay, JSON.stringify(older))
  }
  const seen: string[] = []
  let next: string | null = null
  do {
    const reply: Explanation = await manager.get(path('2026-Q1', 5, next))
    expect(reply.pickupCount).toBe(18)
    seen.push(...reply.pickups.map(({ id }) => id))
    next = reply.next
  } while (next !== null)
  expect(seen).toEqual(newestFirst(DAYS))
})

test('fifty who read the same week at the same time share one reading of its file', async () => {
  const { company } = await archivedCompany()
  const files = createArchiveFiles({ dir: company.archiveDir })
  const [entry] = await company.services.archive.weeks(EAST)
  if (!entry) throw new Error('nothing is archived')
  const readers = Array.from({ length: 50 }, () => files.read(EAST, entry.firstDay, entry))
  expect(new Set(await Promise.all(readers)).size).toBe(1)
})
