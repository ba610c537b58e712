import { expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { createWalker, foundCompany, type Person, type Walker, walkThrough } from '../helpers/company.ts'
import { managerAccount } from '../helpers/furnish.ts'
import { openHouse } from '../helpers/house.ts'
import { EAST } from '../helpers/stations.ts'

test('[SEC-4] the company’s own sign-in opens the account that is linked, or has the person’s verified address for a name, and makes none', async () => {
  const people: Record<string, Person> = {
    u1: { email: 'Li.Wei@corp.example', email_verified: true },
    u2: { email: 'wang@corp.example', email_verified: false },
    // chosen by who signs in
    u3: { preferred_username: 'zhang.san', email: 'li.si@corp.example', email_verified: true },
    u4: { email: 'stranger@corp.example', email_verified: true },
    u5: { email: 'zhao.liu@corp.example', email_verified: true },
  }
  const company = await foundCompany(people)
  const { baseUrl, services, signedIn } = await openHouse({ company: company.config })
  await company.open(baseUrl)
  const { org } = services
  const made = { ...managerAccount('station', EAST), oneTime: true }
  await org.put([
    ['managers', 'li.wei@corp.example', made],
    ['managers', 'wang@corp.example', made],
    ['managers', 'zhang.san', managerAccount('station', EAST)],
    ['managers', 'zhao.liu@corp.example', { ...made, disabledAt: 1 }],
  ])
  expect(await createCaller(baseUrl).get('/session/ways')).toEqual({ names: true, company: '某某邮政' })

  const enter = async (sub: string) => {
    const walker = createWalker()
    const end = await walkThrough(walker, baseUrl, sub)
    return { walker, end: end.pathname + end.search }
  }
  const session = async (walker: Walker) => {
    const response = await fetch(`${baseUrl}/api/v1/session?as=manager`, {
      headers: { Cookie: walker.cookies(baseUrl) },
    })
    return response.status === 200 ? response.json() : response.status
  }

  // whoever has seen the one-time password and came in with it is out from then on
  const seer = await signedIn('manager', 'li.wei@corp.example')
  expect(await seer.get('/session?as=manager')).toMatchObject({ mustSetPassword: true })

  const li = await enter('u1')
  expect(li.end).toBe('/desk/')
  // whoever comes by the company has no password to change
  expect(await session(li.walker)).toMatchObject({
    account: 'li.wei@corp.example',
    role: 'station',
    mustSetPassword: false,
  })
  expect(await seer.problem('GET', '/session?as=manager')).toMatchObject({ status: 401 })

  // an address that nobody has verified, an account's name that somebody has chosen, a stranger, a disabled account
  for (const sub of ['u2', 'u3', 'u4', 'u5']) {
    const refused = await enter(sub)
    expect(refused.end, sub).toBe('/desk/?signIn=unknown')
    expect(await session(refused.walker)).toBe(401)
  }
  expect([...org.all('managers').keys()].sort()).toEqual(
    [
      'company',
      'li.wei@corp.example',
      'owner',
      'station',
      'wang@corp.example',
      'zhang.san',
      'zhao.liu@corp.example',
    ].sort(),
  )

  // linked for good: the name may change, and somebody else who gets it is not let in by it
  people.u1 = { email: 'li.new@corp.example', email_verified: true }
  people.u4 = { email: 'li.wei@corp.example', email_verified: true }
  expect((await enter('u1')).end).toBe('/desk/')
  expect((await enter('u4')).end).toBe('/desk/?signIn=unknown')

  const { entries } = await services.trail.read(({ id }) => id === 'li.wei@corp.example', {
    before: undefined,
    limit: 1,
  })
  expect(entries[0]).toMatchObject({
    by: '@li.wei@corp.example station',
    before: { subject: null },
    after: { subject: `${company.config.issuer} u1` },
  })
})

test('[SEC-4] only where the setting says so is an account opened by the name that the company gives, and then by no address', async () => {
  const people: Record<string, Person> = {
    u1: { preferred_username: 'Zhang.San', email: 'other@corp.example', email_verified: true },
    u2: { preferred_username: 'other', email: 'li.wei@corp.example', email_verified: true },
  }
  const company = await foundCompany(people, 'username')
  const { baseUrl, services } = await openHouse({ company: company.config })
  await company.open(baseUrl)
  await services.org.put([
    ['managers', 'zhang.san', managerAccount('station', EAST)],
    ['managers', 'li.wei@corp.example', managerAccount('station', EAST)],
  ])
  const ends = async (sub: string) => {
    const end = await walkThrough(createWalker(), baseUrl, sub)
    return end.pathname + end.search
  }
  expect(await ends('u1')).toBe('/desk/')
  expect(await ends('u2')).toBe('/desk/?signIn=unknown')
  expect(services.org.get('managers', 'zhang.san')?.subject).toBe(`${company.config.issuer} u1`)
})

test('[SEC-4] a return that was not begun here, was changed on its way or comes a second time lets nobody in', async () => {
  const company = await foundCompany({ u1: { preferred_username: 'station' } }, 'username')
  const { baseUrl } = await openHouse({ company: company.config })
  await company.open(baseUrl)
  const callback = `${baseUrl}/api/v1/session/company/callback`
  const ends = async (walker: Walker, url: string) => {
    const { pathname, search } = (await walker.go(url)).url
    return pathname + search
  }
  const walker = createWalker()
  expect((await walkThrough(walker, baseUrl, 'u1')).pathname).toBe('/desk/')
  const asked = walker.way.find(({ pathname }) => pathname === '/auth')?.searchParams
  expect(asked?.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked?.get(name)?.length).toBeGreaterThan(40)
  const back = walker.way.find((url) => url.href.startsWith(callback))?.href ?? ''

  expect(await ends(walker, back)).toBe('/desk/?signIn=failed')
  expect(await ends(createWalker(), back)).toBe('/desk/?signIn=failed')
  expect(await ends(createWalker(), callback)).toBe('/desk/?signIn=failed')

  // begun by the victim's browser, ended with a code of somebody else
  const victim = createWalker()
  await victim.go(`${baseUrl}/api/v1/session/company`)
  expect(await ends(victim, back)).toBe('/desk/?signIn=failed')
  expect(victim.cookies(baseUrl)).not.toContain('leitai_manager')
})

test('where no company sign-in is set up there is none', async () => {
  const { baseUrl, callers } = await openHouse()
  expect(await callers.nobody.problem('GET', '/session/company')).toMatchObject({ status: 404 })
  expect(await createCaller(baseUrl).get('/session/ways')).toEqual({ names: true, company: null })
})
