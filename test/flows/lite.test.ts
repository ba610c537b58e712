import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import type { ListedWall } from '@leitai/shared/api'
import { parse } from 'acorn'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { tmpDir } from '../helpers/folders.ts'
import { signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { leitai, startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, MARKUP_NAME, SMALL_ROSTER } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const company = useSmallCompany()
let manager: Caller

beforeAll(async () => {
  manager = company.manager
})

/** A TV that knows HTML and cookies and nothing else. */
function createTv(baseUrl: string) {
  const cookies = new Map<string, string>()
  async function open(query = '') {
    const response = await fetch(`${baseUrl}/wall/lite${query}`, {
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    const set = response.headers.getSetCookie()
    for (const line of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: response.status, html: await response.text(), set }
  }
  return { open }
}

const codeIn = (html: string) => /id="code">([A-Z]{4}) ([A-Z]{4})</.exec(html)?.slice(1).join('') ?? ''
const refreshOf = (html: string) => /http-equiv="refresh" content="(\d+);url=([^"]*)"/.exec(html)?.slice(1)

async function pairedTv(
  audience: 'staff' | 'public' = 'staff',
  baseUrl = company.server.baseUrl,
  by = manager,
) {
  const tv = createTv(baseUrl)
  const code = codeIn((await tv.open()).html)
  await by.post('/walls', { code, stationId: EAST, name: '老电视', audience })
  return tv
}

/** Names in order with rank and score, as they stand in the HTML of today's table. */
function rowsIn(html: string, id = 'today') {
  const from = html.slice(html.indexOf(`id="${id}"`))
  const part = from.slice(0, from.indexOf('class="beside"'))
  const row =
    /<td class="rank">(\d+)<\/td><td class="name[^"]*"><bdi>([^<]*)<\/bdi><\/td>\s*<td class="score">([\d,]+)</g
  return [...part.matchAll(row)].map(([, rank, name, score]) => ({
    rank: Number(rank),
    name,
    score: Number(score),
  }))
}

describe('/wall/lite', () => {
  test('shows a code that stays, asks again by itself, and then today’s ranking; the token is out of reach', async () => {
    const tv = createTv(company.server.baseUrl)
    const first = await tv.open()
    const code = codeIn(first.html)
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/)
    expect(refreshOf(first.html)).toEqual(['5', '/wall/lite'])
    expect(codeIn((await tv.open()).html)).toBe(code)
    await company.source.post('/pickups', [buildPickup('e1', { count: 4 }), buildPickup('e2', { count: 9 })])
    await manager.post('/walls', { code, stationId: EAST, name: '老电视', audience: 'staff' })
    const { status, html, set } = await tv.open()
    expect(status).toBe(200)
    expect(rowsIn(html).slice(0, 3)).toEqual([
      { rank: 1, name: '欧阳明月', score: 9 },
      { rank: 2, name: '徐静', score: 4 },
      { rank: 3, name: 'Anna Katharina Müller', score: 0 },
    ])
    expect(rowsIn(html)).toHaveLength(7)
    expect(set.find((line) => line.startsWith('leitai_wall='))).toMatch(
      /Path=\/wall\/lite;.*HttpOnly.*SameSite=Lax/,
    )
    expect(html).not.toContain('lw_')
    expect(refreshOf(html)?.[0]).toBe('10')
    // a refresh leads to the browser's error page when nobody answers: it is for those without scripts only
    expect(html.replace(/<noscript>.*<\/noscript>/, '')).not.toContain('http-equiv="refresh"')
    const [renew = ''] = /\/wall\/lite\/renew\.js[^"]*/.exec(html) ?? []
    const script = await fetch(company.server.baseUrl + renew)
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(parse(await script.text(), { ecmaVersion: 3 }).type).toBe('Program')
    expect(html).toMatch(/数据时间 \d\d:\d\d:\d\d/)
  })

  test('[SEC-6] markup in names and announcements is text', async () => {
    const tv = await pairedTv()
    const { id } = await manager.post<{ id: string }>('/announcements', {
      kind: 'notice',
      title: '<script>window.hacked=1</script>',
      body: '"><b>',
      stations: [EAST],
      takeover: false,
      ticker: true,
    })
    const { html } = await tv.open()
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toContain(MARKUP_NAME)
    expect(html).toContain('&lt;img src=x onerror=')
    expect(html).toContain('&lt;script&gt;window.hacked=1&lt;/script&gt;　&quot;&gt;&lt;b&gt;')
    await manager.del(`/announcements/${id}`)
  })

  test('[H1] in public it has masked names, the top only, and no number of a courier', async () => {
    await company.source.post('/pickups', buildPickup('e6', { count: 2 }))
    const { html } = await (await pairedTv('public')).open()
    const rows = rowsIn(html)
    expect(rows.map(({ name }) => name)).toContain('欧*')
    for (const { name, score } of rows) {
      expect(name).toMatch(/^.\*$/u)
      expect(score).toBeGreaterThan(0)
    }
    for (const name of ['徐静', '欧阳明月', '王伟']) expect(html).not.toContain(name)
  })

  test('a browser that knows no modules, or too little for the wall, is led here by scripts that all know', async () => {
    const { baseUrl } = company.server
    const response = await fetch(`${baseUrl}/wall`)
    const page = await response.text()
    expect(page).toMatch(/<script nomodule src="\/wall\/lite\.js"/)
    const script = await fetch(`${baseUrl}/wall/lite.js`)
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(await script.text()).toBe("location.replace('/wall/lite')")

    const inPage = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text)
    const policy = response.headers.get('content-security-policy')
    expect(inPage).toHaveLength(3)
    for (const text of inPage) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    }
    const [mark = '', lead = '', watchdog = ''] = inPage
    const isReadBy = (ecmaVersion: 3 | 5 | 2018 | 2019, text: string) => {
      try {
        return Boolean(parse(text, { ecmaVersion }))
      } catch {
        return false
      }
    }
    // Chromium 65 knows all of 2018, 66 the `catch {` of 2019
    expect([isReadBy(2018, mark), isReadBy(2019, mark)]).toEqual([false, true])
    expect([isReadBy(3, lead), isReadBy(5, watchdog)]).toEqual([true, true])
    const ledBy = (scripts: string[]) => {
      const gone: string[] = []
      const page = createContext({ location: { replace: (to: string) => gone.push(to) } })
      runInContext(`window = this;${scripts.join(';')}`, page)
      return gone
    }
    expect(ledBy([mark, lead])).toEqual([])
    expect(ledBy([lead])).toEqual(['/wall/lite'])
  })

  test('the desk knows it as a simple one, and cannot tell it anything', async () => {
    const tv = await pairedTv()
    await tv.open()
    const walls = await manager.get<ListedWall[]>('/walls')
    const newest = walls.sort((a, b) => b.pairedAt - a.pairedAt)[0]
    expect(newest).toMatchObject({ online: true, scene: 'lite', health: null, outdated: false })
    const problem = await manager.problem('POST', `/walls/${newest?.id}/commands`, {
      body: { kind: 'reload' },
    })
    expect(problem).toMatchObject({ status: 409, code: 'wall_away' })
  })

  test('the walls of a station that ask within seconds get one snapshot, each what its audience may see', async () => {
    const [one, other, outside] = [await pairedTv(), await pairedTv(), await pairedTv('public')]
    const bestOf = async (tv: typeof one) => rowsIn((await tv.open()).html)[0]
    const before = await bestOf(one)
    await company.source.post('/pickups', buildPickup('e2', { count: 1 }))
    expect(await bestOf(other)).toEqual(before)
    expect((await bestOf(outside))?.name).toBe('欧*')
    await until(
      'the pickup to be there',
      async () => (await bestOf(other))?.score === (before?.score ?? 0) + 1,
    )
  })

  test('one that is revoked shows a code again', async () => {
    const tv = await pairedTv()
    expect((await tv.open()).html).toContain('id="today"')
    const walls = await manager.get<{ id: string; pairedAt: number }[]>('/walls')
    const newest = walls.sort((a, b) => b.pairedAt - a.pairedAt)[0]
    await manager.del(`/walls/${newest?.id}`)
    const { html } = await tv.open()
    expect(html).not.toContain('id="today"')
    expect(codeIn(html)).toHaveLength(8)
  })

  test('a cookie that somebody made up is no wall, and is not written into the page', async () => {
    const response = await fetch(`${company.server.baseUrl}/wall/lite`, {
      headers: { Cookie: 'leitai_wall=lw_BBBB_made-up; leitai_wall_pairing=<b>hi</b>.x' },
    })
    const html = await response.text()
    expect(html).not.toContain('<b>hi')
    expect(codeIn(html)).toHaveLength(8)
  })

  test('[L3] without Redis it shows the last numbers and of when they are, dimmed, and comes back by itself', async () => {
    const dataDir = await tmpDir()
    const redis = await startOwnRedis(dataDir)
    const env = { REDIS_URL: redis.url }
    const roster = join(dataDir, 'roster.json')
    await importRosterInto(roster, env)
    const server = await startServer({ dataDir, env })
    onTestFinished(() => server.kill9())
    const tv = await pairedTv('staff', server.baseUrl, await signInManager(server))
    const before = rowsIn((await tv.open()).html)
    expect(before).toHaveLength(7)
    await redis.stop()
    const away = await until(
      'the numbers to be old',
      async () => {
        const { status, html } = await tv.open()
        expect(status).toBe(200)
        expect(rowsIn(html)).toEqual(before)
        return html.includes('class="stale"') && html
      },
      { timeoutMs: 60_000 },
    )
    expect(away).toMatch(/数据截至 \d\d:\d\d</)
    expect(away).toContain('数据库离线')
    const back = await startOwnRedis(dataDir, { port: redis.port })
    await until('it to be live again', async () => !(await tv.open()).html.includes('class="stale"'), {
      timeoutMs: 60_000,
    })

    // a store without its backup knows no wall: a code and no number, and by itself a board once it knows it again
    await back.stop()
    const empty = await startOwnRedis(await tmpDir(), { port: redis.port })
    const shown = async (holds: (html: string) => boolean) =>
      until('the page', async () => holds((await tv.open()).html), { timeoutMs: 60_000 })
    await shown((html) => /class="code/.test(html) && !html.includes('id="today"'))
    await empty.stop()
    await startOwnRedis(dataDir, { port: redis.port })
    await shown((html) => rowsIn(html).length === 7 && !html.includes('class="stale"'))
  })
})

async function importRosterInto(file: string, env: Record<string, string>): Promise<void> {
  await writeFile(file, JSON.stringify(SMALL_ROSTER))
  expect(await leitai(['import', file], { env })).toMatchObject({ code: 0 })
}
