import type { PostedAnnouncement } from '@leitai/shared/api'
import type { Challenge } from '@leitai/shared/challenge'
import type { CorrectionsReply } from '@leitai/shared/correction'
import type { Dispute, DisputesReply } from '@leitai/shared/dispute'
import { expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { tmpDir } from '../helpers/folders.ts'
import { signInCourier, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { startServer } from '../helpers/server.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER } from '../helpers/stations.ts'
import { type CuttingProxy, createCuttingProxy } from './cuttingProxy.ts'

/** The line breaks between a write and its reply; the write is sent again, and must be as if it had come once. */
async function openBehindProxy(): Promise<{
  proxy: CuttingProxy
  source: Caller
  manager: Caller
  courier: Caller
}> {
  const dataDir = await tmpDir()
  await importRoster(dataDir, SMALL_ROSTER)
  const key = await createKey(dataDir)
  const redis = await startOwnRedis(dataDir)
  const proxy = await createCuttingProxy(redis.port)
  onTestFinished(() => proxy.close())
  const server = await startServer({ dataDir, env: { REDIS_URL: proxy.url } })
  onTestFinished(() => server.stop())
  const manager = await signInManager(server)
  const { courier } = await signInCourier(manager, 'e1')
  return { proxy, manager, courier, source: createCaller(server.baseUrl, { key }) }
}

test('[P3] what people write is written once although the line breaks before the reply', async () => {
  const { proxy, source, manager, courier } = await openBehindProxy()
  const path = `/stations/${EAST}`
  async function cutAt<T>(call: string, work: () => Promise<T>): Promise<T> {
    const cut = proxy.cut('reply', call)
    const done = work()
    await cut
    return done
  }

  const pickup = buildPickup('e1')
  await source.post('/pickups', pickup)
  const corrected = await cutAt('boards_fold', () =>
    manager.post(`${path}/pickups/${pickup.id}/corrections`, { action: 'void', base: 1, reason: '退件' }),
  )
  expect(corrected).toMatchObject({ version: 2 ** 52, void: true })
  const { corrections } = await manager.get<CorrectionsReply>(`${path}/corrections`)
  expect(corrections).toHaveLength(1)

  const opened = await cutAt('disputes_put', () =>
    courier.post<Dispute>(`${path}/disputes`, { about: 'missing', text: '少算一件' }),
  )
  const answered = await cutAt('disputes_put', () =>
    manager.post<Dispute>(`${path}/disputes/${opened.id}/decision`, { accept: true, text: '补上了' }),
  )
  expect(answered.state).toBe('accepted')
  expect((await manager.get<DisputesReply>(`${path}/disputes`)).disputes).toEqual([answered])

  const challenge = { a: 'e1', b: 'e2', metric: 'pickups', period: 'this-week', title: '' }
  await cutAt('org_put', () => manager.post(`${path}/challenges`, challenge))
  expect(await manager.get<Challenge[]>(`${path}/challenges`)).toHaveLength(1)

  const announcement = {
    kind: 'notice',
    title: '通知',
    body: '',
    stations: [EAST],
    takeover: false,
    ticker: true,
  }
  await cutAt('org_put', () => manager.post('/announcements', announcement))
  expect(await manager.get<PostedAnnouncement[]>('/announcements')).toHaveLength(1)
})
