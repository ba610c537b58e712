/**
 * The security sentences that no other file tests: those that look at a whole server from outside. Where the others
 * are: `grep -rn 'SEC-' test`.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readConfig } from '@leitai/server/config'
import type { NewAccount } from '@leitai/shared/account'
import type { AnnouncementInput, PinReply } from '@leitai/shared/api'
import type { NewKey } from '@leitai/shared/sourceKey'
import type { TrailReply } from '@leitai/shared/trail'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { startViewer } from '../helpers/live.ts'
import { MANAGER_PASSWORD, oneTimePassword, pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { leitai, leitaiOk } from '../helpers/server.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const company = useNewCompany()
let owner: Caller
/** All that was ever shown to somebody, by what it is. */
const secrets: Record<string, string> = {}

beforeAll(async () => {
  secrets.oneTime = oneTimePassword(company.server)
  owner = await signInManager(company.server)
  secrets.own = MANAGER_PASSWORD
  const { key } = await owner.post<NewKey>('/keys', { name: '运单系统', stations: [EAST] })
  const { password } = await owner.post<NewAccount>('/accounts', {
    id: 'li.wei',
    name: '李伟',
    role: 'station',
    unit: EAST,
  })
  const { pin } = await owner.post<PinReply>('/couriers/e1/pin')
  const { token } = await pairWall(owner, EAST)
  Object.assign(secrets, { key, password, pin: pin, wall: token, cookie: owner.cookies().split('=')[1] })
})

test('[SEC-10] nothing that the server logs holds a token, key, PIN or password, whatever goes wrong with them', async () => {
  const { baseUrl } = company.server
  const { key = '', password = '', pin = '', wall = '' } = secrets
  const stranger = createCaller(baseUrl)
  await createCaller(baseUrl, { key }).call('POST', '/pickups', { body: buildPickup('e1') })
  await createCaller(baseUrl, { key: `${key}x` }).call('POST', '/pickups', { body: '{"not json' })
  await createCaller(baseUrl, { key: wall }).call('GET', `/stations/%E0%A4%A/goals?token=${wall}`)
  await stranger.call('POST', '/session', { body: `{"as":"manager","password":"${password}"` })
  await stranger.call('POST', '/session', { body: { as: 'courier', number: 'e2', pin } })
  await stranger.call('GET', `/tickets/${wall}`)
  await owner.call('PUT', '/session/password', { body: { password: 7 } })
  const viewer = await startViewer(baseUrl, { auth: { as: 'wall', token: wall } })
  await viewer.when('a ticket', () => viewer.tickets.length > 0)
  const ticket = viewer.tickets[0]?.path.split('/').at(-1) ?? ''
  viewer.close()
  await startViewer(baseUrl, { auth: { as: 'wall', token: `${wall}x` } }).catch(() => undefined)

  // the one-time password is printed to be read, once, by who has started the server
  const { oneTime = '', ...never } = { ...secrets, ticket }
  const logs = company.server.logs()
  expect(logs.split(oneTime)).toHaveLength(2)
  for (const [name, secret] of Object.entries(never)) {
    // a PIN is six digits, which a time or a port may hold by chance
    if (name !== 'pin') expect(logs, name).not.toContain(secret)
  }
  expect(logs).not.toMatch(new RegExp(`\\b${pin}\\b`))
})

test('[SEC-4] [SEC-5] all that is kept of a key, token, PIN or password is a hash: none is in a backup', async () => {
  const file = join(company.dataDir, 'secrets.backup')
  await leitaiOk(['backup', file], { dataDir: company.dataDir })
  const text = gunzipSync(await readFile(file)).toString()
  expect(text).toContain('李伟')
  for (const [name, secret] of Object.entries(secrets)) {
    expect(text, name).not.toMatch(new RegExp(`(?<![\\w-])${secret}(?![\\w-])`))
  }
  // memory-hard, at the cost that OWASP names first
  for (const id of ['owner', 'li.wei', 'e1']) {
    const line = text.split('\n').find((one) => new RegExp(`^\\["org","(managers|pins)","${id}"`).test(one))
    expect(line).toContain('$scrypt$ln=17,r=8,p=1$')
  }
})

test('[SEC-3] a password made on the server is of the one account that is named, and the trail says so and outlives a backup', async () => {
  const { baseUrl } = company.server
  const { dataDir } = company
  const password = (await leitaiOk(['password', '--account', 'li.wei'], { dataDir })).trim()
  expect(await leitai(['password', '--account', 'nobody'], { dataDir })).toMatchObject({ code: 1 })
  const body = { as: 'manager', account: 'li.wei', password }
  expect(await createCaller(baseUrl).post('/session', body)).toMatchObject({
    account: 'li.wei',
    mustSetPassword: true,
  })
  expect((await owner.call('GET', '/stations')).status).toBe(200)
  const { entries } = await owner.get<TrailReply>('/trail?kind=managers&by=cli')
  expect(entries[0]).toMatchObject({ id: 'li.wei', by: 'cli', address: '', after: { oneTime: true } })

  const trailIn = async (place: string) => {
    const file = join(dataDir, `${Math.random()}.backup`)
    await leitaiOk(['backup', file], { dataDir: place })
    const lines = gunzipSync(await readFile(file))
      .toString()
      .split('\n')
    return { file, trail: lines.filter((line) => line.startsWith('["trail"')) }
  }
  const { file, trail } = await trailIn(dataDir)
  expect(trail.length).toBeGreaterThan(10)
  const restored = join(dataDir, 'restored')
  await leitaiOk(['restore', file], { dataDir: restored })
  expect((await trailIn(restored)).trail).toEqual(trail)
})

test('[SEC-6] what looks like a link that runs is text, and no link', async () => {
  const words = 'javascript:alert(1) <a href="javascript:alert(2)">x</a> [x](javascript:alert(3))'
  const announcement: AnnouncementInput = {
    kind: 'notice',
    title: 'javascript:alert(0)',
    body: words,
    stations: [EAST],
    takeover: true,
    ticker: true,
  }
  await owner.post('/announcements', announcement)
  const reply = await fetch(`${company.server.baseUrl}/wall/lite`, {
    headers: { Cookie: `leitai_wall=${secrets.wall}` },
  })
  const page = await reply.text()
  expect(page).toContain('javascript:alert(0)')
  expect(page).not.toMatch(/(href|src|action)\s*=\s*["']?\s*javascript:/i)
  // nor would a browser run it: scripts come from here only, and of those in a page only known ones
  const policy = reply.headers.get('content-security-policy')?.split('; ') ?? []
  expect(policy).toContain("default-src 'self'")
  const [scripts] = policy.filter((line) => line.startsWith('script-src'))
  expect(scripts).toMatch(/^script-src 'self'( 'sha256-[\w+/]{43}=')*$/)
})

test('[SEC-7] the one other server that is asked, the company’s sign-in, is asked over https, and all its settings are there or none', () => {
  const settings = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
  expect(readConfig(settings, {}).company).toEqual({
    issuer: 'https://id.example',
    clientId: 'x',
    clientSecret: 'y',
    name: '企业账号',
    linkBy: 'email',
  })
  expect(readConfig({ ...settings, OIDC_LINK_BY: 'username' }, {}).company?.linkBy).toBe('username')
  expect(() => readConfig({ ...settings, OIDC_LINK_BY: 'name' }, {})).toThrow('OIDC_LINK_BY')
  for (const issuer of ['http://id.example', 'http://169.254.169.254', 'file:///etc/passwd', 'x']) {
    expect(() => readConfig({ ...settings, OIDC_ISSUER: issuer }, {}), issuer).toThrow('OIDC_ISSUER')
  }
  expect(() => readConfig({ ...settings, OIDC_CLIENT_SECRET: undefined }, {})).toThrow('OIDC_CLIENT_SECRET')
  expect(readConfig({}, {}).company).toBeUndefined()
})

test('[SEC-9] a token’s requests have limits of size and number, and over them the service is unharmed', async () => {
  const { baseUrl } = company.server
  const source = createCaller(baseUrl, { key: secrets.key ?? '' })
  const tooMuch = await source.problem('POST', '/pickups', { body: 'x'.repeat(2 * 1024 * 1024) })
  expect(tooMuch).toMatchObject({ status: 413 })
  const form = { body: { as: 'manager', password: 'x'.repeat(8_192) } }
  expect((await createCaller(baseUrl).call('POST', '/session', form)).status).toBe(413)
  const guesses = await Promise.all(
    Array.from({ length: 40 }, () =>
      owner.call('POST', '/walls', {
        body: { code: 'BBBBBBBB', stationId: EAST, name: 'x', audience: 'staff' },
      }),
    ),
  )
  const statuses = guesses.map(({ status }) => status)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10)
  expect(new Set(statuses)).toEqual(new Set([410, 429]))
  expect(await source.post('/pickups', buildPickup('e1'))).toMatchObject({ status: 'counted' })
})
