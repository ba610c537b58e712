import { join } from 'node:path'
import type { Dispute, DisputesReply } from '@leitai/shared/dispute'
import type { OwnExport, OwnProfile } from '@leitai/shared/ownData'
import type { TrailReply } from '@leitai/shared/trail'
import { expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, PHONE_VIEWPORT, startBrowser } from '../helpers/browser.ts'
import { startClosingCompany } from '../helpers/finals.ts'
import { startViewer } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, pairWall, signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const PROFILE = '/me/profile'
const NINE = '2026-03-04T09:00:00+08:00'

async function open(courierId: string) {
  const company = await startClosingCompany(NINE)
  const manager = await company.signIn()
  return { company, manager, ...(await signInCourier(manager, courierId)) }
}

test('[H1] a courier takes an alias and leaves walls, at once; colleagues still see the rank; the trail tells it', async () => {
  const { company, manager, courier } = await open('e1')
  await company.send(buildPickup('e1', { at: '2026-03-04T08:30:00+08:00', count: 7 }))
  const { token } = await pairWall(manager, EAST, 'public')
  const wall = await startViewer(manager.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(wall.close)
  const names = () => wall.current().members.map(({ name }) => name)
  expect(names()).toContain('徐*')

  expect(await courier.put<OwnProfile>(PROFILE, { alias: '飞毛腿', offWalls: false })).toMatchObject({
    ...{ courierId: 'e1', name: '徐静', alias: '飞毛腿', offWalls: false, offWallsBy: 'courier' },
  })
  await wall.when('the alias', ({ members }) => members.some(({ name }) => name === '飞毛腿'))
  await courier.put(PROFILE, { alias: '飞毛腿', offWalls: true })
  await wall.when('nobody', ({ members }) => members.every(({ name }) => name !== '飞毛腿' && name !== '徐*'))
  const { rows } = await courier.get<{ rows: { memberId: string; rank: number }[] }>(
    `/stations/${EAST}/standings?metric=pickups&period=today`,
  )
  expect(rows.find(({ memberId }) => memberId === 'e1')?.rank).toBe(1)
  const { entries } = await manager.get<TrailReply>(`/trail?station=${EAST}&kind=couriers`)
  expect(entries.filter(({ by }) => by === '#e1 徐静').map(({ id }) => id)).toEqual(['e1', 'e1'])

  for (const alias of ['欧阳明月', ' ', '长'.repeat(41)]) {
    expect(await courier.problem('PUT', PROFILE, { body: { alias, offWalls: true } })).toMatchObject({
      ...{ status: 400, code: 'invalid_request', field: 'alias' },
    })
  }
  // where the manager decides: back is open to everybody, away is not
  const settings = await manager.get<object>(`/stations/${EAST}/settings`)
  await manager.put(`/stations/${EAST}/settings`, { ...settings, offWallsBy: 'manager' })
  expect(await courier.put<OwnProfile>(PROFILE, { alias: null, offWalls: true })).toMatchObject({
    ...{ alias: null, offWalls: true, offWallsBy: 'manager' },
  })
  await courier.put(PROFILE, { alias: null, offWalls: false })
  expect(await courier.problem('PUT', PROFILE, { body: { alias: null, offWalls: true } })).toMatchObject({
    status: 403,
    code: 'manager_decides',
    field: 'offWalls',
  })
})

test('[H1] where the manager decides, a courier asks to be left off walls; a sentence is the answer, and both see the trail', async () => {
  const { company, manager, courier } = await open('e1')
  const disputes = `/stations/${EAST}/disputes`
  const wish = { about: 'walls', text: '不想让客户看到我的名字' }
  expect(await courier.problem('POST', disputes, { body: wish })).toMatchObject({
    ...{ code: 'invalid_request', field: 'about' }, // it is the courier's own to decide
  })
  const settings = await manager.get<object>(`/stations/${EAST}/settings`)
  await manager.put(`/stations/${EAST}/settings`, { ...settings, offWallsBy: 'manager' })
  expect(await courier.problem('POST', disputes, { body: { ...wish, pickupId: 'P1' } })).toMatchObject({
    field: 'pickupId',
  })
  const first = await courier.post<Dispute>(disputes, wish)
  // asked again in other words it is the same wish
  expect(await courier.post<Dispute>(disputes, { ...wish, text: '真的' })).toEqual(first)
  await manager.post(`${disputes}/${first.id}/decision`, { accept: false, text: '先聊聊' })
  expect((await courier.get<OwnProfile>(PROFILE)).offWalls).toBe(false)
  company.setTime('2026-03-04T09:05:00+08:00') // newest first, so that one is newer

  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, context, errors } = await openPage(browser, `${courier.baseUrl}/me`, PHONE_VIEWPORT)
  const [name = '', value = ''] = courier.cookies().split('=')
  await context.addCookies([{ name, value, url: courier.baseUrl }])
  await page.goto(`${courier.baseUrl}/me/mine`)
  await page.getByRole('button', { name: '向经理申请不上大屏' }).click()
  await page.fill('[data-dispute-form] textarea', wish.text)
  await page.screenshot({ path: join(OUTPUT, 'phone-wish.png'), fullPage: true })
  await page.click('[data-dispute-form] button[type="submit"]')
  await page.waitForSelector('[data-dispute-sent]')
  await page.reload()
  await page.waitForSelector('[data-dispute-sent]')

  // what cannot be carried out is not answered either, and goes on waiting
  const { commands } = company.redis
  const asked = await courier.get<DisputesReply>(disputes)
  const waiting = asked.disputes.find(({ state }) => state === 'open')
  await commands.rename('lt:{org}:couriers', 'aside')
  await commands.set('lt:{org}:couriers', 'no hash')
  const broken = { body: { accept: true, text: '好' } }
  expect((await manager.call('POST', `${disputes}/${waiting?.id}/decision`, broken)).status).toBe(500)
  await commands.rename('aside', 'lt:{org}:couriers')
  expect(await courier.get<DisputesReply>(disputes)).toEqual(asked)

  const desk = await openPage(browser, `${manager.baseUrl}/desk`, DESK_VIEWPORT)
  await desk.page.fill('input[name="password"]', MANAGER_PASSWORD)
  await desk.page.click('button[type="submit"]')
  await desk.page.locator('[data-todo="openDisputes"] a').click()
  const item = desk.page.locator('[data-state="open"]')
  await item.getByText('申请不上大屏').waitFor()
  await item.locator('textarea').fill('好的')
  await desk.page.screenshot({ path: join(OUTPUT, 'desk-wish.png'), fullPage: true })
  await item.getByRole('button', { name: /^同意/ }).click()
  await desk.page.getByText('已同意，大屏不再写这个名字').waitFor()

  expect((await courier.get<OwnProfile>(PROFILE)).offWalls).toBe(true)
  expect(company.services.roster.courier('e1')?.hidden).toBe(true)
  const { disputes: both } = await courier.get<DisputesReply>(disputes)
  expect(both.map(({ state, trail }) => [state, trail.map(({ text }) => text)])).toEqual([
    ['accepted', [wish.text, '好的']],
    ['declined', [wish.text, '先聊聊']],
  ])
  const { entries } = await manager.get<TrailReply>(`/trail?station=${EAST}&kind=couriers`)
  expect(entries[0]).toMatchObject({ id: 'e1', after: { hidden: true } })
  expect(entries[0]?.by).toMatch(/^@owner/)
  expect(await courier.problem('POST', disputes, { body: wish })).toMatchObject({ field: 'about' })
  expect([...errors, ...desk.errors]).toEqual([])
})

test('where a courier is signed in they see, and can sign out from afar; of others nothing', async () => {
  const { manager, courier, pin } = await open('e1')
  const second: Caller = createCaller(manager.baseUrl)
  await second.call('POST', '/session', {
    body: { as: 'courier', number: 'e1', pin },
    headers: { 'User-Agent': 'MicroMessenger' },
  })
  const { devices } = await courier.get<OwnProfile>(PROFILE)
  expect(devices).toHaveLength(2)
  expect(devices.filter(({ isThis }) => isThis)).toHaveLength(1)
  const other = devices.find(({ isThis }) => !isThis)
  expect(other).toMatchObject({ agent: 'MicroMessenger', since: Date.parse(NINE) })
  const { courier: colleague, pin: theirs } = await signInCourier(manager, 'e2')
  expect(await colleague.problem('DELETE', `/me/devices/${other?.id}`)).toMatchObject({ status: 404 })
  // a phone that a colleague signs in on is not theirs any more, though nobody has signed out of it
  const handedOn = createCaller(manager.baseUrl)
  await handedOn.post('/session', { as: 'courier', number: 'e1', pin })
  expect((await courier.get<OwnProfile>(PROFILE)).devices).toHaveLength(3)
  await handedOn.post('/session', { as: 'courier', number: 'e2', pin: theirs })
  expect((await courier.get<OwnProfile>(PROFILE)).devices).toEqual(devices)
  expect((await handedOn.get<OwnProfile>(PROFILE)).courierId).toBe('e2')
  await courier.del(`/me/devices/${other?.id}`)
  expect((await second.call('GET', PROFILE)).status).toBe(401)
  expect((await courier.get<OwnProfile>(PROFILE)).devices).toEqual(devices.filter(({ isThis }) => isThis))
})

test('[P1] [S4] the export holds all about the courier, of every station and time, and nothing of others', async () => {
  const { company, manager, courier } = await open('m1')
  const mine = [
    buildPickup('m1', { id: 'WEST-1', at: '2025-12-30T10:00:00+08:00', station: WEST, count: 2 }),
    buildPickup('m1', { id: 'EAST-1', at: '2026-02-10T10:00:00+08:00', station: EAST, count: 3 }),
    buildPickup('m1', { id: 'EAST-2', at: '2026-03-03T10:00:00+08:00', station: EAST, count: 4 }),
  ]
  await company.send(...mine, buildPickup('e1', { id: 'OTHER', at: '2026-03-03T10:00:00+08:00' }))
  await manager.post(`/stations/${EAST}/pickups/EAST-2/corrections`, {
    ...{ action: 'void', base: 1, reason: '退件' },
  })
  await manager.post(`/stations/${EAST}/pickups/OTHER/corrections`, {
    ...{ action: 'void', base: 1, reason: '别人的' },
  })
  await courier.post(`/stations/${EAST}/disputes`, { about: 'missing', text: '少一件' })
  await courier.put(`/stations/${EAST}/own-goals`, { kind: 'day', metric: 'pickups', target: 9 })

  const reply = await courier.call<OwnExport>('GET', '/me/export')
  expect(reply.headers.get('content-disposition')).toContain('leitai-m1.json')
  const { person, stations, devices } = reply.body
  expect(person).toMatchObject({ id: 'm1', name: '赵敏', postings: [{ station: WEST }, { station: EAST }] })
  const of = (id: string) => stations.find((station) => station.id === id)
  expect(of(WEST)?.pickups.map(({ id }) => id)).toEqual(['WEST-1'])
  expect(of(EAST)?.pickups.map(({ id, state }) => [id, state])).toEqual([
    ['EAST-2', 'void'],
    ['EAST-1', 'counted'],
  ])
  expect(of(EAST)?.disputes.map(({ trail }) => trail[0]?.text)).toEqual(['少一件'])
  expect(of(EAST)?.corrections.map(({ pickupId, reason }) => [pickupId, reason])).toEqual([
    ['EAST-2', '退件'],
  ])
  expect(of(EAST)?.goals).toEqual([{ kind: 'day', metric: 'pickups', target: 9, by: 'courier' }])
  expect(devices).toHaveLength(1)
  expect(reply.text).not.toMatch(/OTHER|别人的|"e1"|hash/)
  for (let more = 0; more < 4; more++) await courier.get('/me/export')
  expect(await courier.problem('GET', '/me/export')).toMatchObject({ code: 'too_many_attempts' })
})
