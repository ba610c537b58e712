import { expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { foundCompany } from '../helpers/company.ts'
import { openHouse } from '../helpers/house.ts'

const HTTPS = 'https://leitai.example'

async function hstsOf(baseUrl: string): Promise<Set<string | null>> {
  const paths = ['/desk/', '/me/', '/wall/lite', '/api/v1/session/ways']
  const replies = await Promise.all(paths.map((path) => fetch(baseUrl + path)))
  return new Set(replies.map(({ headers }) => headers.get('strict-transport-security')))
}

test('[SEC-2] over https browsers are kept to it; a session is a cookie of this very host, and one that a neighbouring host could set is nobody', async () => {
  const company = await foundCompany({})
  const { baseUrl, services, callers } = await openHouse({ publicUrl: HTTPS, company: company.config })
  await company.open(baseUrl)
  const pin = await services.signIns.issuePin('e2')
  const password = await services.signIns.newOneTimePassword()
  const session = (Cookie: string, as: string) =>
    createCaller(baseUrl).call('GET', `/session?as=${as}`, { headers: { Cookie } })

  for (const body of [
    { as: 'courier', number: 'e2', pin },
    { as: 'manager', password },
  ]) {
    const signedIn = createCaller(baseUrl)
    const reply = await signedIn.call('POST', '/session', { body })
    const [line = '', ...more] = reply.headers.getSetCookie()
    expect(more).toEqual([])
    expect(line).toMatch(new RegExp(`^__Host-leitai_${body.as}=[\\w-]{20,};`))
    const attributes = line.split('; ').slice(1)
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']))
    expect(line).not.toContain('Domain')
    const [pair = ''] = line.split(';')
    expect((await session(pair, body.as)).status).toBe(200)
    expect((await session(pair.replace('__Host-', ''), body.as)).status).toBe(401)

    const ended = await signedIn.call('DELETE', `/session?as=${body.as}`)
    // a browser takes no cookie of this name, not even its end, without these two
    expect(ended.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(`^__Host-leitai_${body.as}=; Path=/; Expires=Thu, 01 Jan 1970.*; Secure$`),
      ),
    ])
    expect((await session(pair, body.as)).status).toBe(401)
  }

  const away = await fetch(`${baseUrl}/api/v1/session/company`, { redirect: 'manual' })
  expect(away.headers.get('location')).toContain(company.config.issuer)
  expect(away.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-leitai_company=[\w-]{20,}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/),
  ])
  expect((await callers.station.call('GET', '/stations')).status).toBe(200)
  expect(await hstsOf(baseUrl)).toEqual(new Set(['max-age=31536000']))
})

test('[SEC-2] over plain http nothing holds browsers to https, and people sign in all the same', async () => {
  const { baseUrl, services } = await openHouse({ publicUrl: 'http://box.example' })
  expect(await hstsOf(baseUrl)).toEqual(new Set([null]))
  const pin = await services.signIns.issuePin('e2')
  const courier = createCaller(baseUrl)
  await courier.post('/session', { as: 'courier', number: 'e2', pin })
  expect(courier.cookies()).toMatch(/^leitai_courier=/)
  expect(await courier.get('/session?as=courier')).toMatchObject({ courierId: 'e2' })
})
