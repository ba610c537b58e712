import type { AccountsReply, NewAccount, PasswordReply } from '@leitai/shared/account'
import type { ListedKey, NewKey } from '@leitai/shared/sourceKey'
import { expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { startClosingCompany } from '../helpers/finals.ts'
import { managerAccount } from '../helpers/furnish.ts'
import { openHouse } from '../helpers/house.ts'
import { connectSocket, disconnected, watch } from '../helpers/live.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { beginRequest } from '../helpers/slowly.ts'
import { EAST, WEST } from '../helpers/stations.ts'

test('[SEC-3] whose account is disabled, changed, removed or given a new password is out at once, and their sockets within 5 s', async () => {
  const { baseUrl, callers, services, signedIn } = await openHouse()
  const ids = ['a.disabled', 'b.moved', 'c.removed', 'd.reset', 'e.kept']
  const put = (id: string, changes: object) =>
    callers.owner.put(`/accounts/${id}`, {
      name: 'x',
      role: 'station',
      unit: EAST,
      disabled: false,
      ...changes,
    })
  await services.org.put(ids.map((id) => ['managers', id, managerAccount('station', EAST)]))
  const people = await Promise.all(
    ids.map(async (id) => {
      const caller = await signedIn('manager', id)
      const headers = { Cookie: caller.cookies() }
      const socket = await connectSocket(baseUrl, { auth: { as: 'manager' }, headers })
      expect(await watch(socket, EAST)).toMatchObject({ ok: true })
      return { caller, socket }
    }),
  )
  await put('a.disabled', { disabled: true })
  await put('b.moved', { unit: WEST })
  await callers.owner.del('/accounts/c.removed')
  const { password } = await callers.owner.post<PasswordReply>('/accounts/d.reset/password')
  const start = performance.now()
  const statuses = await Promise.all(
    people.map(async ({ caller }) => (await caller.call('GET', '/session?as=manager')).status),
  )
  expect(statuses).toEqual([401, 401, 401, 401, 200])
  const [disabled, moved, removed, reset, kept] = people.map(({ socket }) => socket)
  const cut = [disabled, moved, removed, reset].flatMap((socket) => (socket ? [disconnected(socket)] : []))
  await Promise.all(cut)
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(kept?.connected).toBe(true)
  kept?.close()

  // whoever is disabled stays out, whatever the password
  await put('d.reset', { disabled: true })
  const body = { as: 'manager', account: 'd.reset', password }
  expect(await createCaller(baseUrl).problem('POST', '/session', { body })).toMatchObject({
    status: 401,
    code: 'wrong_password',
  })
})

test('[SEC-3] [SEC-5] a body that comes to its end after its sender was shut out changes nothing', async () => {
  const { baseUrl, callers, services, signedIn } = await openHouse()
  const { owner } = callers
  await services.org.put([
    ['managers', 'f.owner', managerAccount('owner', null)],
    ['managers', 'g.kept', managerAccount('owner', null)],
  ])
  const begin = (path: string, headers: Record<string, string>, body: unknown) =>
    beginRequest(`${baseUrl}/api/v1${path}`, headers, body)
  const cookieOf = async (id: string) => ({ Cookie: (await signedIn('manager', id)).cookies() })
  const { key } = await owner.post<NewKey>('/keys', { name: '运单系统', stations: '*' })
  const id = (await owner.get<ListedKey[]>('/keys')).find(({ name }) => name === '运单系统')?.id
  const account = (name: string) => ({ id: name, name: '后来', role: 'owner', unit: null })
  const [made, kept, sent] = await Promise.all([
    begin('/accounts', await cookieOf('f.owner'), account('h.late')),
    begin('/accounts', await cookieOf('g.kept'), { ...account('i.late'), role: 'king' }),
    begin('/pickups', { Authorization: `Bearer ${key}` }, buildPickup('e1')),
  ])
  await owner.put('/accounts/f.owner', { name: 'x', role: 'owner', unit: null, disabled: true })
  await owner.del(`/keys/${id}`)
  expect(await made.finish()).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(await sent.finish()).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(await kept.finish()).toMatchObject({ status: 400, code: 'invalid_request' })
  const ids = (await owner.get<AccountsReply>('/accounts')).accounts.map((one) => one.id)
  expect(ids).not.toContain('h.late')
})

test('[SEC-4] a one-time password leads to an own one within three days, hashed where it is kept, and once', async () => {
  const company = await startClosingCompany('2026-03-04T09:00:00+08:00')
  const owner = await company.signIn()
  const account = { id: 'zhang.san', name: '张', role: 'station', unit: EAST }
  const { password, expiresAt } = await owner.post<NewAccount>('/accounts', account)
  expect(expiresAt).toBe(Date.parse('2026-03-07T09:00:00+08:00'))
  const kept = await company.redis.commands.hget('lt:{org}:managers', account.id)
  expect(kept).toContain('"oneTime":true')
  expect(kept).not.toContain(password)
  const person = createCaller(owner.baseUrl)
  const withIt = { as: 'manager', account: account.id, password }
  company.setTime('2026-03-07T08:59:59+08:00')
  await person.post('/session', withIt)
  company.setTime('2026-03-07T09:00:00+08:00')
  expect(await person.problem('POST', '/session', { body: withIt })).toMatchObject({
    ...{ status: 401, code: 'one_time_expired' },
  })
  expect(
    await person.problem('POST', '/session', { body: { ...withIt, password: `${password}x` } }),
    'only who has it learns that it is too old',
  ).toMatchObject({ code: 'wrong_password' })

  const again = await owner.post<PasswordReply>(`/accounts/${account.id}/password`)
  await person.post('/session', { ...withIt, password: again.password })
  await person.put('/session/password', { password: 'an own password' })
  company.setTime('2026-04-04T09:00:00+08:00')
  await person.post('/session', { ...withIt, password: 'an own password' })
  expect(
    await person.problem('POST', '/session', { body: { ...withIt, password: again.password } }),
  ).toMatchObject({ code: 'wrong_password' })
})
