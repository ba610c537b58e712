/** What the walk of all routes finds at the stations. */
import type { OrgEntry } from '@leitai/server/org/org'
import { nobodysHash } from '@leitai/server/secrets/secrets'
import type { Services } from '@leitai/server/services'
import type { Place } from './everyRoute.ts'
import { EAST, WEST } from './stations.ts'

/** Makes what belongs to the east and the west anew: the walk changes and removes some of it. */
export async function furnish({ org, walls, keys }: Services): Promise<Record<'own' | 'foreign', Place>> {
  const [own, foreign] = await Promise.all(
    [
      { station: EAST, courier: 'e1', other: 'e5' },
      { station: WEST, courier: 'w1', other: 'w2' },
    ].map(async ({ station, courier, other }) => {
      const id = `of-${station}`
      const entries: OrgEntry[] = [
        ['managers', id, managerAccount('station', station)],
        ['announcements', id, announcementAt(station)],
        ['ceremonies', id, ceremonyAt(station)],
      ]
      await org.put(entries)
      const [, wall = ''] = (await walls.add({ name: '门口', stationId: station, audience: 'staff' })).split(
        '_',
      )
      const [, key = ''] = (await keys.create('waybill', [station])).split('_')
      const challenge = { a: courier, b: other, metric: 'pickups', period: 'today', title: '' }
      const ids = { wall, announcement: id, ceremony: id, account: id, key }
      return { station, courier, other, pickup: `WALK-${station}`, ...ids, challenge }
    }),
  )
  if (!own || !foreign) throw new Error('there are two stations')
  return { own, foreign }
}

/** An account whose password nobody knows. */
export function managerAccount(role: 'owner' | 'company' | 'station', unit: string | null) {
  return {
    hash: nobodysHash(),
    setAt: 1,
    oneTime: false,
    name: role,
    role,
    unit,
    disabledAt: null,
    subject: null,
  }
}

function announcementAt(station: string) {
  const shows = { takeover: false, takeoverS: 30, urgent: false, ticker: true, onPublicWalls: false }
  const when = { startsAt: Date.now(), endsAt: null, createdAt: Date.now(), withdrawnAt: null }
  return { kind: 'notice' as const, title: '通知', body: '', stations: [station], ...shows, ...when }
}

function ceremonyAt(station: string) {
  const now = Date.now()
  return {
    metric: 'pickups' as const,
    period: '2026-03-03',
    kind: 'day' as const,
    stations: { [station]: 1 },
    steps: ['title' as const, 'poster' as const],
    startedAt: now,
    step: 'title' as const,
    stepAt: now,
    before: null,
  }
}
