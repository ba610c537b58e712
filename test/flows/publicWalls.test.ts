import type { AnnouncementInput } from '@leitai/shared/api'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { startViewer, type Viewer } from '../helpers/live.ts'
import { oneTimePassword, pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const company = useSmallCompany()
let manager: Caller

beforeAll(async () => {
  manager = company.manager
})

async function watchAs(audience: 'staff' | 'public'): Promise<Viewer> {
  const { token } = await pairWall(manager, EAST, audience)
  const viewer = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => viewer.close())
  return viewer
}

test('[H1] a wall in public has no numbers or names of couriers, and no ticket to become one', async () => {
  await company.source.post('/pickups', buildPickup('e1', { count: 3 }))
  const [inPublic, atStaff] = await Promise.all([watchAs('public'), watchAs('staff')])
  await atStaff.when('its ticket', () => atStaff.tickets.length > 0)
  expect(inPublic.tickets).toEqual([])
  const { members, boards } = inPublic.current()
  expect(boards['day/pickups'].rows).toHaveLength(1)
  expect(members.every(({ name }) => /^.\*$/u.test(name))).toBe(true)
  const staffIds = atStaff.current().members.map(({ id }) => id)
  expect(members.filter(({ id }) => staffIds.includes(id))).toEqual([])
})

test('[H1] a wall in public shows only the announcements that are meant for it', async () => {
  const inPublic = await watchAs('public')
  const post = (title: string, onPublicWalls: boolean) => {
    const base = { kind: 'award', body: '', stations: '*', takeover: false, ticker: true } as const
    return manager.post('/announcements', { ...base, title, onPublicWalls } satisfies AnnouncementInput)
  }
  await post('第1名 徐静', false)
  await post('欢迎光临', true)
  await inPublic.when('the announcement', ({ announcements }) => announcements.length > 0)
  expect(inPublic.current().announcements.map(({ title }) => title)).toEqual(['欢迎光临'])
})

test('[H1] walls in public say the alias; who is off walls is marked for walls, ranked, and nameless in public', async () => {
  const postings = [{ station: EAST, from: '2025-01-01' }]
  const couriers = [
    { id: 'e1', name: '徐静', postings, alias: '静静' },
    { id: 'e2', name: '欧阳明月', postings, hidden: true },
  ]
  await manager.post('/roster', { couriers })
  await company.source.post('/pickups', [buildPickup('e1'), buildPickup('e2')])
  const [inPublic, atStaff] = await Promise.all([watchAs('public'), watchAs('staff')])
  const { members: staff } = atStaff.current()
  expect(staff).toContainEqual({ id: 'e1', name: '徐静', alias: '静静' })
  expect(staff).toContainEqual({ id: 'e2', name: '欧阳明月', offWalls: true })
  const { members, boards } = inPublic.current()
  const names = boards['day/pickups'].rows.map(([id]) => members.find((member) => member.id === id)?.name)
  expect(names.sort()).toEqual(['*', '静静'])
  expect(JSON.stringify(inPublic.current())).not.toContain('欧阳')
})

test('who means to set a first PIN but has one is told so', async () => {
  const { pin } = await manager.post<{ pin: string }>('/couriers/e1/pin')
  const viewer = await watchAs('staff')
  await viewer.when('a ticket', () => viewer.tickets.length > 0)
  const ticket = viewer.tickets[0]?.path.split('/').at(-1)
  const another = pin === '111111' ? '222222' : '111111'
  const body = { as: 'courier-ticket', ticket, number: 'e1', pin: another }
  const phone = createCaller(company.server.baseUrl)
  expect(await phone.problem('POST', '/session', { body })).toMatchObject({
    status: 409,
    code: 'pin_is_set',
    field: 'number',
  })
})

test('a one-time password stays good through a restart, and is not printed again', async () => {
  const dataDir = await createTmpDir()
  onTestFinished(() => removeTmpDir(dataDir))
  const first = await startServer({ dataDir })
  const password = oneTimePassword(first)
  await first.stop()
  const second = await startServer({ dataDir })
  onTestFinished(() => second.stop())
  expect(second.logs()).not.toContain(password)
  const caller = createCaller(second.baseUrl)
  expect(await caller.post('/session', { as: 'manager', password })).toMatchObject({ mustSetPassword: true })
})
