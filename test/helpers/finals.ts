/** A company inside of the test whose clock the test sets: several processes of the server on one Redis. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createApp } from '@leitai/server/app'
import { readConfig } from '@leitai/server/config'
import { createLog } from '@leitai/server/log'
import type { OrgEntry } from '@leitai/server/org/org'
import { createSessions } from '@leitai/server/people/sessions'
import { OWNER } from '@leitai/server/people/signIn'
import { connectRedis, type RedisConnections } from '@leitai/server/redis/redis'
import { createServices, type Services } from '@leitai/server/services'
import type { Receipt } from '@leitai/shared/pickup'
import { courierSchema, stationSchema } from '@leitai/shared/roster'
import { onTestFinished } from 'vitest'
import { type Caller, createCaller } from './api.ts'
import { tmpDir } from './folders.ts'
import { managerAccount } from './furnish.ts'
import type { Delivery, NaiveRoster } from './naiveFold.ts'
import { MANAGER_HASH } from './people.ts'
import { buildPickup } from './pickups.ts'
import { startOwnRedis } from './redis.ts'
import { SMALL_ROSTER } from './stations.ts'

const TEST_SOURCE = { keyId: 'test', name: 'test', stations: '*' } as const

export interface ClosingCompany {
  services: Services
  redis: RedisConnections
  redisUrl: string
  archiveDir: string
  /** What every process takes for the time; instants as text. */
  setTime(instant: string): void
  /** From now on the time goes on by itself. */
  letTimeRun(): void
  /** What every process takes for the time, ms. */
  now(): number
  /** Another process on the same Redis. */
  another(): Promise<Services>
  send(...deliveries: Delivery[]): Promise<Receipt['status'][]>
  /** The owner at the HTTP API of the first process, signed in already; the password is MANAGER_PASSWORD. */
  signIn(): Promise<Caller>
}

/** Starts one. */
export async function startClosingCompany(
  instant: string,
  roster: Pick<NaiveRoster, 'stations' | 'couriers'> = SMALL_ROSTER,
): Promise<ClosingCompany> {
  const { url } = await startOwnRedis(await tmpDir())
  const archiveDir = await tmpDir()
  let time = Date.parse(instant)
  let runningSince: number | undefined
  const clock = {
    now: () => time + (runningSince === undefined ? 0 : Math.round(performance.now() - runningSince)),
  }
  const log = createLog((line) => process.stderr.write(line), clock.now)

  async function start(): Promise<{ services: Services; redis: RedisConnections }> {
    const redis = await connectRedis({ processName: 'test', url, embedded: undefined, allowWeak: [] }, log)
    const services = await createServices({ redis, archiveDir, clock, log })
    onTestFinished(async () => {
      services.close()
      await redis.close()
    })
    return { services, redis }
  }

  const { services, redis } = await start()
  const stations = roster.stations.map((one): OrgEntry => ['stations', one.id, stationSchema.parse(one)])
  const couriers = roster.couriers.map((one): OrgEntry => ['couriers', one.id, courierSchema.parse(one)])
  await services.org.put([...stations, ...couriers])

  return {
    services,
    redis,
    redisUrl: url,
    archiveDir,
    setTime(next) {
      time = Date.parse(next)
    },
    letTimeRun() {
      runningSince = performance.now()
    },
    now: clock.now,
    another: async () => (await start()).services,
    send: (...deliveries) =>
      Promise.all(deliveries.map(async (one) => (await services.pickups.accept(one, TEST_SOURCE)).status)),
    async signIn() {
      const app = createApp(
        services,
        { redis, clock, log, random: Math.random, usedMs: () => 0 },
        {
          publicUrl: undefined,
          trustedProxies: [],
          auditEveryMs: 1_000,
          metricsToken: undefined,
          alertsEveryMs: 60_000,
          pushHosts: [],
          limits: readConfig({}, {}).limits,
        },
      )
      app.http.listen(0, '127.0.0.1')
      await once(app.http, 'listening')
      onTestFinished(() => app.close())
      const { port } = app.http.address() as AddressInfo
      // to walk through the sign-in would take three hashes, each half a second of a processor
      const owner = { ...managerAccount('owner', null), name: '', hash: MANAGER_HASH }
      await services.org.put([['managers', OWNER, owner]])
      const sessions = createSessions({ commands: redis.commands, org: services.org, clock })
      const { token } = await sessions.create('manager', { subject: OWNER, generation: 1 })
      return createCaller(`http://127.0.0.1:${port}`, { cookies: { leitai_manager: token } })
    },
  }
}

/** The hash of a final as `shared/src/final.ts` promises it, of the versions that count. */
export function hashOf(counted: readonly Delivery[]): string {
  const lines = counted
    .map((one) => {
      const at = Date.parse(one.at)
      const fields = [one.id, one.version, one.courier, at, one.count, one.revenue, one.channel]
      return { at, line: `${fields.join('\t')}\n` }
    })
    .sort((a, b) => a.at - b.at || Buffer.compare(Buffer.from(a.line), Buffer.from(b.line)))
  return createHash('sha256')
    .update(lines.map(({ line }) => line).join(''))
    .digest('hex')
}

/** A Tuesday; its week is 2026-W10. */
export const DAY = '2026-03-03'
export const at = (time: string, day = DAY) => `${day}T${time}+08:00`

export const TIED = [
  buildPickup('e1', { at: at('09:00:00'), count: 5 }),
  buildPickup('e2', { at: at('08:30:00'), count: 3 }),
  buildPickup('e2', { at: at('10:00:00'), count: 2 }),
  buildPickup('e3', { at: at('10:00:00'), count: 4, channel: 'contract' }),
]

/** A company whose Tuesday with TIED is final since an hour. */
export async function closedTuesday(deliveries: Delivery[] = TIED): Promise<ClosingCompany> {
  const company = await startClosingCompany(at('20:00:00'))
  await company.send(...deliveries)
  company.setTime('2026-03-04T13:00:00+08:00')
  await company.services.finals.sweep()
  return company
}
