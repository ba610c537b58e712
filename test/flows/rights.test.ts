import type { ClientEvents } from '@leitai/shared/protocol'
import type { Problem } from '@leitai/shared/refusal'
import { RIGHTS, type Right, type Role } from '@leitai/shared/rights'
import { expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { type Place, ROUTES } from '../helpers/everyRoute.ts'
import { furnish } from '../helpers/furnish.ts'
import { openHouse } from '../helpers/house.ts'
import { connectSocket, watch } from '../helpers/live.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { routesOf } from '../helpers/routes.ts'
import { EAST, WEST } from '../helpers/stations.ts'

/** The right behind each word of a socket: a new one without an entry does not compile. */
const EVENTS = { watch: 'live.watch', report: 'live.report', look: 'live.look' } as const satisfies Record<
  keyof ClientEvents,
  Right
>
/** From the table alone: nobody is asked to sign in, whoever has the right for the place is let in. */
function expected(who: Role | 'nobody', right: Right, place: 'own' | 'foreign' | 'none'): string {
  if (who === 'nobody') return 'to sign in'
  const roles: readonly Role[] = RIGHTS[right]
  return roles.includes(who) && (place !== 'foreign' || who === 'owner') ? 'let in' : 'refused'
}

function outcome(status: number): string {
  if (status >= 500) return `broken: ${status}`
  if (status === 401) return 'to sign in'
  return status === 403 ? 'refused' : 'let in'
}

test('[SEC-2] [SEC-3] every route of the app lets in whom the table of rights lets in, at every station', async () => {
  const { app, services, callers } = await openHouse()
  const all = routesOf(app).map((route) => route.replace('/api/v1', ''))
  expect(all.toSorted(), 'every route has an entry in test/helpers/everyRoute.ts').toEqual(
    Object.keys(ROUTES).toSorted(),
  )
  const places = await furnish(services)
  const source = createCaller(callers.nobody.baseUrl, { key: await services.keys.create('all', '*') })
  for (const { courier, pickup } of Object.values(places)) {
    await source.post('/pickups', buildPickup(courier, { id: pickup }))
  }

  const used = new Set<string>()
  const wrong: string[] = []
  let asked = 0
  for (const [route, entry] of Object.entries(ROUTES)) {
    if ('open' in entry) continue
    used.add(entry.right)
    const [method = ''] = route.split(' ')
    const ask = async (who: Role | 'nobody', name: 'own' | 'foreign' | 'none', place: Place) => {
      const body = entry.body?.(place)
      const { status } = await callers[who].call(
        method,
        entry.path(place),
        body === undefined ? {} : { body },
      )
      asked++
      const [was, wanted] = [outcome(status), expected(who, entry.right, name)]
      if (was !== wanted) wrong.push(`${route} (${name}): ${who} was ${was} with ${status}, not ${wanted}`)
    }
    // whoever is refused comes first: what is let in may remove what it is asked of
    for (const who of ['nobody', 'wall', 'source', 'courier', 'station', 'company', 'owner'] as const) {
      if (!entry.placed) await ask(who, 'none', places.own)
      else for (const name of ['own', 'foreign'] as const) await ask(who, name, places[name])
    }
  }
  console.log(`${all.length} routes, ${asked} requests by 7 kinds of callers`)
  expect(wrong).toEqual([])

  const elsewhere = ['standings.revenue', 'roster.units', ...Object.values(EVENTS)]
  expect([...used, ...elsewhere].sort(), 'every right is asked for somewhere').toEqual(
    Object.keys(RIGHTS).sort(),
  )
})

test('[SEC-1] a page of another site changes nothing by any route, though the browser sends the cookie along', async () => {
  const { services, callers } = await openHouse()
  const { own } = await furnish(services)
  const before = services.org.version()
  const wrong: string[] = []
  const changing = Object.entries(ROUTES).filter(([route]) => !route.startsWith('GET '))
  for (const [route, entry] of changing) {
    const [method = '', named = ''] = route.split(' ')
    const path = 'open' in entry ? named : entry.path(own)
    const call = { body: {}, headers: { Origin: 'https://evil.example' } }
    const { status, body } = await callers.owner.call<Problem>(method, path, call)
    if (status !== 403 || body.code !== 'foreign_origin') wrong.push(`${route}: ${status}`)
  }
  console.log(`${changing.length} routes that change something`)
  expect(wrong).toEqual([])
  expect(services.org.version()).toBe(before)
})

test('[SEC-2] [SEC-3] every word of a socket is heard from whom the table lets in, at every station', async () => {
  const { services, baseUrl, callers, wallToken } = await openHouse()
  const wrong: string[] = []
  let asked = 0
  const note = (what: string, was: string, wanted: string) => {
    asked++
    if (was !== wanted) wrong.push(`${what}: ${was}, not ${wanted}`)
  }
  const report = { scene: 'today', width: 1, height: 1, build: 'x' }
  const heard = async () => (await services.walls.list()).some(({ heardAt }) => heardAt !== null)
  for (const who of ['nobody', 'source', 'courier', 'station', 'company', 'owner', 'wall'] as const) {
    const as = who === 'wall' || who === 'courier' ? who : ('manager' as const)
    const auth = as === 'wall' ? { as, token: wallToken } : { as }
    const cookie = callers[who].cookies()
    const headers: Record<string, string> = cookie === '' ? {} : { Cookie: cookie }
    const socket = await connectSocket(baseUrl, { auth, headers }).catch((error: Error) => error.message)
    if (typeof socket === 'string') {
      for (const event of Object.keys(EVENTS)) note(`${event} of ${who}`, socket, 'unauthenticated')
      continue
    }
    // report has no answer: it has been heard or not once the words after it are answered
    socket.emit('report', report)
    for (const [name, station] of [['own', EAST] as const, ['foreign', WEST] as const]) {
      const reply = await watch(socket, station)
      const was = reply.ok ? 'let in' : reply.problem.code === 'forbidden' ? 'refused' : reply.problem.code
      note(`watch of ${who} (${name})`, was, expected(who, EVENTS.watch, name))
    }
    note(`report of ${who}`, (await heard()) ? 'let in' : 'refused', expected(who, EVENTS.report, 'own'))
    socket.close()
  }
  console.log(`${Object.keys(EVENTS).length} words of sockets, ${asked} asked by 7 kinds of callers`)
  expect(wrong).toEqual([])
})
