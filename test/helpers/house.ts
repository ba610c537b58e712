import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createApp } from '@leitai/server/app'
import { type CompanyConfig, readConfig } from '@leitai/server/config'
import { sessionCookies } from '@leitai/server/http/cookies'
import { createSessions } from '@leitai/server/people/sessions'
import { nobodysHash } from '@leitai/server/secrets/secrets'
import type { Services } from '@leitai/server/services'
import type { Clock } from '@leitai/shared/clock'
import type { Role } from '@leitai/shared/rights'
import { unitSchema } from '@leitai/shared/roster'
import { onTestFinished } from 'vitest'
import { type Caller, createCaller } from './api.ts'
import { managerAccount } from './furnish.ts'
import { startServices } from './services.ts'
import { EAST, WEST } from './stations.ts'

/** The units above east and west, both below `province`. */
export const CITY = 'city'
export const TOWN = 'town'
const clock: Clock = { now: Date.now }

/**
 * The app in this process, so that its own table of routes can be asked, with somebody of each role: the company’s manager is
 * for the city of the east, the others for the east.
 */
export async function openHouse({
  company,
  publicUrl,
}: {
  company?: CompanyConfig
  publicUrl?: string
} = {}) {
  const { services, redis, log } = await startServices(clock)
  const options = {
    publicUrl,
    trustedProxies: [],
    auditEveryMs: 60_000,
    alertsEveryMs: 60_000,
    pushHosts: [],
    metricsToken: undefined,
    limits: readConfig({}, {}).limits,
    company,
  }
  const { app, http, close } = createApp(
    services,
    { redis, clock, log, random: Math.random, usedMs: () => 0 },
    options,
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(close)
  const { port } = http.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`

  await placeUnderUnits(services)
  const { org } = services
  await org.put([
    ['managers', 'owner', managerAccount('owner', null)],
    ['managers', 'company', managerAccount('company', CITY)],
    ['managers', 'station', managerAccount('station', EAST)],
    ['pins', 'e1', { hash: nobodysHash(), setAt: 1 }],
  ])
  const sessions = createSessions({ commands: redis.commands, org, clock })
  const names = sessionCookies(publicUrl?.startsWith('https:') ?? false)
  const signedIn = async (as: 'manager' | 'courier', subject: string) => {
    const { token } = await sessions.create(as, { subject, generation: 1 })
    return createCaller(baseUrl, { cookies: { [names[as]]: token } })
  }
  const wallToken = await services.walls.add({ name: '大厅', stationId: EAST, audience: 'staff' })
  const callers: Record<Role | 'nobody', Caller> = {
    owner: await signedIn('manager', 'owner'),
    company: await signedIn('manager', 'company'),
    station: await signedIn('manager', 'station'),
    courier: await signedIn('courier', 'e1'),
    wall: createCaller(baseUrl, { key: wallToken }),
    source: createCaller(baseUrl, { key: await services.keys.create('walk', [EAST]) }),
    nobody: createCaller(baseUrl),
  }
  return { app, services, baseUrl, callers, signedIn, wallToken }
}

async function placeUnderUnits({ org }: Services): Promise<void> {
  const unit = (id: string, parent: string | null) =>
    unitSchema.parse({ id, name: id, level: parent === null ? 'province' : 'city', parent })
  const [east, west] = [org.get('stations', EAST), org.get('stations', WEST)]
  if (!east || !west) throw new Error('the stations are missing')
  await org.put([
    ['units', 'province', unit('province', null)],
    ['units', CITY, unit(CITY, 'province')],
    ['units', TOWN, unit(TOWN, 'province')],
    ['stations', EAST, { ...east, parent: CITY }],
    ['stations', WEST, { ...west, parent: TOWN }],
  ])
}
