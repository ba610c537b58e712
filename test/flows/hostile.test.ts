/** What somebody with a courier's session may try, beside what the walk of all routes covers. */
import { nobodysHash } from '@leitai/server/secrets/secrets'
import type { PostedAnnouncement } from '@leitai/shared/api'
import type { OwnExport, OwnProfile } from '@leitai/shared/ownData'
import type { ReadersReply } from '@leitai/shared/receipt'
import type { TrailReply } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import { openHouse } from '../helpers/house.ts'
import { EAST } from '../helpers/stations.ts'

test('a number that is a word of the language is a number like others', async () => {
  const { services, callers, signedIn } = await openHouse()
  const postings = [{ station: EAST, from: '2025-01-01' }]
  for (const id of ['constructor', 'toString']) {
    await services.org.put([
      ['couriers', id, { id, name: id, role: 'courier', postings }],
      ['pins', id, { hash: nobodysHash(), setAt: 1 }],
    ])
  }
  const { id } = await callers.owner.post<PostedAnnouncement>('/announcements', {
    ...{ kind: 'notice', title: '通知', body: '', stations: [EAST], takeover: false, ticker: true },
  })
  const courier = await signedIn('courier', 'constructor')
  await courier.post(`/stations/${EAST}/news/seen`, { ids: [id] })
  const { seen, unseen } = await callers.owner.get<ReadersReply>(
    `/stations/${EAST}/announcements/${id}/readers`,
  )
  expect(seen.map(({ courierId }) => courierId)).toEqual(['constructor'])
  expect(unseen.map(({ courierId }) => courierId)).toContain('toString')
  const { stations } = await (await signedIn('courier', 'toString')).get<OwnExport>('/me/export')
  expect(stations.map(({ receipts }) => receipts)).toEqual([[]])
})

test('[SEC-9] a courier who signs in or changes something without end fills no memory, and harms nobody', async () => {
  const { services, callers, signedIn } = await openHouse()
  const { owner, courier } = callers
  for (let more = 0; more < 49; more++) await signedIn('courier', 'e1')
  expect((await courier.get<OwnProfile>('/me/profile')).devices).toHaveLength(50)
  const newest = await signedIn('courier', 'e1')
  // the oldest has ended
  expect(await courier.problem('GET', '/me/profile')).toMatchObject({ status: 401 })
  expect((await newest.get<OwnProfile>('/me/profile')).devices).toHaveLength(50)

  // three hundred an hour, of which all but two are taken
  const most = [300, 3_600] as const
  await Promise.all(Array.from({ length: 298 }, () => services.throttle.attempt('changes:e1', ...most)))
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      newest.call('PUT', '/me/profile', { body: { alias: `别名${index}`, offWalls: false } }),
    ),
  )
  const refused = replies.filter(({ status }) => status !== 200)
  expect(refused).toHaveLength(6)
  expect(refused[0]).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } })
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(60)
  // nothing more was written where nothing is forgotten; reading goes on
  const { entries } = await owner.get<TrailReply>('/trail?kind=couriers&limit=200')
  expect(entries.filter(({ id, before }) => id === 'e1' && before !== null)).toHaveLength(2)
  expect((await newest.call('GET', '/me/profile')).status).toBe(200)
  expect((await owner.call('GET', '/stations')).status).toBe(200)
})
