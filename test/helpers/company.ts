/** A company with its own sign-in: a real OpenID provider, and somebody who walks through its pages. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { CompanyConfig } from '@leitai/server/config'
import Provider from 'oidc-provider'
import { onTestFinished } from 'vitest'
import { freePort } from './folders.ts'

export interface Person {
  email?: string
  email_verified?: boolean
  preferred_username?: string
}

/** The settings of a company whose provider is started by `open`, once it is known where people come back to. */
export async function foundCompany(
  people: Record<string, Person>,
  linkBy: CompanyConfig['linkBy'] = 'email',
) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const config: CompanyConfig = {
    issuer,
    clientId: 'leitai',
    clientSecret: 's'.repeat(40),
    name: '某某邮政',
    linkBy,
  }

  async function open(baseUrl: string): Promise<void> {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: config.clientId,
          client_secret: config.clientSecret,
          redirect_uris: [`${baseUrl}/api/v1/session/company/callback`],
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
      findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
      cookies: { keys: ['test'] },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    })
    const server = createServer(provider.callback()).listen(port, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
  }
  return { config, open }
}

export interface Walker {
  /** Follows redirects as a browser does; gives where it ended, and the page. */
  go(url: string, form?: Record<string, string>): Promise<{ url: URL; page: string }>
  /** The cookies that a host has set. */
  cookies(url: string): string
  /** Of every redirect on the way, the newest last. */
  way: URL[]
}

/** A browser without a screen: cookies of each host, redirects, forms. */
export function createWalker(): Walker {
  const jars = new Map<string, Map<string, string>>()
  const way: URL[] = []
  const jarOf = (url: URL) => {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    return jar
  }
  const cookies = (url: string) =>
    [...jarOf(new URL(url))].map(([name, value]) => `${name}=${value}`).join('; ')

  async function go(address: string, form?: Record<string, string>): Promise<{ url: URL; page: string }> {
    const url = new URL(address)
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { Cookie: cookies(address), Accept: 'text/html' },
      redirect: 'manual',
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jarOf(url).delete(name)
      else jarOf(url).set(name, value)
    }
    const next = response.headers.get('location')
    if (next === null) return { url, page: await response.text() }
    way.push(new URL(next, url))
    return go(new URL(next, url).href)
  }
  return { go, cookies, way }
}

/** Signs a person in at the company's pages, from the desk's button on; gives where they end. */
export async function walkThrough(walker: Walker, baseUrl: string, sub: string): Promise<URL> {
  const asked = await walker.go(`${baseUrl}/api/v1/session/company`)
  if (asked.url.origin === baseUrl) return asked.url
  const login = await walker.go(actionOf(asked), { prompt: 'login', login: sub, password: 'x' })
  if (login.url.origin === baseUrl) return login.url
  return (await walker.go(actionOf(login), { prompt: 'consent' })).url
}

function actionOf({ url, page }: { url: URL; page: string }): string {
  const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? []
  if (action === '') throw new Error(`There is no form on ${url}:\n${page.slice(0, 500)}`)
  return new URL(action, url).href
}
