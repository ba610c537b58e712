import { BEAT_MS, type Beat, type Change } from '@leitai/shared/protocol'
import { rankRows } from '@leitai/shared/standings'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import {
  connectSocket,
  disconnected,
  scoreOf,
  startViewer,
  type Viewer,
  type ViewerOptions,
  watch,
} from '../helpers/live.ts'
import { pairWall, signInCourier } from '../helpers/people.ts'
import { type ArrayReply, buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { readStandings } from '../helpers/standings.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const company = useSmallCompany()
let manager: Caller
let wallToken: string

beforeAll(async () => {
  manager = company.manager
  wallToken = (await pairWall(manager, EAST)).token
  await company.source.post('/pickups', buildPickup('e6')) // with it the station's epoch is born
})

async function view(options: ViewerOptions): Promise<Viewer> {
  const viewer = await startViewer(company.server.baseUrl, options)
  onTestFinished(() => viewer.close())
  return viewer
}
const asWall = () => view({ auth: { as: 'wall', token: wallToken } })
const asManager = () =>
  view({ auth: { as: 'manager' }, headers: { Cookie: manager.cookies() }, stationId: EAST })

describe('numbers', () => {
  test('[L1] a snapshot has everybody, then a pickup comes as the next change', async () => {
    const viewer = await asWall()
    const first = viewer.current()
    expect(first).toMatchObject({ audience: 'staff', station: { id: EAST, name: '东城营业部' } })
    expect(first.members.map(({ id }) => id).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'm1'])
    expect(first.weekDayStarts).toHaveLength(8)

    await company.source.post('/pickups', buildPickup('e1', { count: 3, channel: 'contract' }))
    const then = await viewer.when('three parcels', (snapshot) => scoreOf(snapshot, 'e1') === 3)
    expect(viewer.changes[0]?.change).toMatchObject({ epoch: first.epoch, prev: first.seq, seq: then.seq })
    expect(scoreOf(then, 'e1', 'week/pickups')).toBe(3)
    expect(scoreOf(then, 'e1', 'day/walkin')).toBe(0)
  })

  test('[L1] the first pickup of a station brings its epoch, and so a new snapshot', async () => {
    const viewer = await view({
      auth: { as: 'manager' },
      headers: { Cookie: manager.cookies() },
      stationId: WEST,
    })
    const { epoch } = viewer.current()
    await company.source.post('/pickups', buildPickup('w1'))
    const then = await viewer.when('the parcel', (snapshot) => scoreOf(snapshot, 'w1') === 1)
    expect(then.epoch).not.toBe(epoch)
    expect(viewer.changes).toEqual([])
  })

  test('[L1] the changes form a chain without a gap that ends in what a new look shows', async () => {
    const viewers = [await asWall(), await asManager()]
    const random = createRandom(drawSeed('chain'))
    const before = scoreOf((await asWall()).current(), 'e4')
    const rounds = 40
    for (let round = 0; round < rounds; round++) {
      const pickups = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
        buildPickup(`e${1 + Math.floor(random() * 3)}`, { channel: random() < 0.5 ? 'walkin' : 'contract' }),
      )
      const { counts } = await company.source.post<ArrayReply>('/pickups', pickups)
      expect(counts.counted).toBe(pickups.length)
    }
    await company.source.post('/pickups', buildPickup('e4', { count: 7 }))
    for (const viewer of viewers) {
      const last = await viewer.when('the last pickup', (snapshot) => scoreOf(snapshot, 'e4') === before + 7)
      const fresh = (await asWall()).current()
      expect(last.seq).toBe(fresh.seq)
      for (const [id, { rows }] of Object.entries(last.boards)) {
        expect(rankRows(rows), id).toEqual(rankRows(fresh.boards[id as keyof typeof fresh.boards].rows))
      }
      expect(chainOf(viewer)).toEqual(viewer.changes.map(({ change }) => change.seq))
    }
    const { rows, seq } = await readStandings(company.source, EAST, 'metric=pickups&period=today')
    const live = viewers[0]?.current()
    expect(live?.seq).toBe(seq)
    expect(
      rankRows(live?.boards['day/pickups'].rows ?? []).map(({ memberId, score }) => [memberId, score]),
    ).toEqual(rows.map(({ memberId, score }) => [memberId, score]))
  })

  test('[L2] at most four messages a second, however many pickups come', async () => {
    const viewer = await asWall()
    const start = performance.now()
    const target = scoreOf(viewer.current(), 'e6') + 600
    for (let sent = 0; sent < 600; sent += 20) {
      await Promise.all(Array.from({ length: 20 }, () => company.source.post('/pickups', buildPickup('e6'))))
    }
    await viewer.when('the last pickup', (snapshot) => scoreOf(snapshot, 'e6') === target)
    const seconds = (performance.now() - start) / 1000
    console.log(`600 pickups in ${seconds.toFixed(2)} s made ${viewer.changes.length} messages`)
    // leading and trailing edge: one at once, then one at the end of each quarter of a second
    expect(viewer.changes.length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1)
  })

  test('[L1] every beat says that the numbers are right', async () => {
    const viewer = await asWall()
    const beat = await new Promise<Beat>((resolve) => viewer.socket.once('beat', resolve))
    const { epoch, seq } = viewer.current()
    expect(beat.at).toMatchObject({ epoch, seq })
    expect(Math.abs(beat.sentAt - Date.now())).toBeLessThan(BEAT_MS)
  })

  test('[H1] a wall for the public gets masked names, and no revenue travels at all', async () => {
    const { token } = await pairWall(manager, EAST, 'public')
    const viewer = await view({ auth: { as: 'wall', token } })
    const { members, audience, boards } = viewer.current()
    expect(audience).toBe('public')
    for (const { name } of members) expect(name).toMatch(/^.\*$/u)
    expect(Object.keys(boards).sort()).toEqual(['day/pickups', 'day/walkin', 'week/pickups', 'week/walkin'])
  })
})

describe('what the manager does reaches the wall at once', () => {
  test('announcements come and go', async () => {
    const viewer = await asWall()
    const { id } = await manager.post<{ id: string }>('/announcements', {
      kind: 'award',
      title: '上周散件揽收冠军',
      body: '<b>42</b> 件',
      stations: [EAST],
      takeover: true,
      ticker: true,
    })
    const shown = await viewer.when('the announcement', ({ announcements }) => announcements.length === 1)
    expect(shown.announcements[0]).toMatchObject({ id, body: '<b>42</b> 件', takeover: true })
    await manager.del(`/announcements/${id}`)
    await viewer.when('its withdrawal', ({ announcements }) => announcements.length === 0)
  })

  test('an announcement for another station does not', async () => {
    const viewer = await asWall()
    const post = (title: string, stations: string[]) =>
      manager.post<{ id: string }>('/announcements', {
        kind: 'notice',
        title,
        body: '',
        stations,
        takeover: false,
        ticker: true,
      })
    const { id: theirs } = await post('西城', [WEST])
    const { id: ours } = await post('东城', [EAST])
    const { announcements } = await viewer.when('ours', (snapshot) => snapshot.announcements.length > 0)
    expect(announcements.map((announcement) => announcement.id)).toEqual([ours])
    await Promise.all([theirs, ours].map((id) => manager.del(`/announcements/${id}`)))
  })

  test('goals and settings come with a snapshot', async () => {
    const viewer = await asWall()
    await manager.put(`/stations/${EAST}/goals`, { kind: 'day', metric: 'walkin', target: 120 })
    await manager.put(`/stations/${EAST}/settings`, {
      wallMetric: 'walkin',
      hours: { from: '08:00', to: '20:00' },
      wallTop: 5,
    })
    const { settings, goals } = await viewer.when('the goal', (snapshot) => snapshot.goals.day === 120)
    expect(settings).toEqual({
      wallMetric: 'walkin',
      hours: { fromMinutes: 480, toMinutes: 1200 },
      lastTruckMinutes: null,
      wallTop: 5,
    })
    expect(goals.week).toBeNull()
  })
})

describe('who may watch', () => {
  const refused = (options: ViewerOptions) => expect(connectSocket(company.server.baseUrl, options)).rejects

  test('[SEC-1] a handshake from another origin is refused', async () => {
    await refused({
      auth: { as: 'wall', token: wallToken },
      headers: { Origin: 'https://evil.example' },
    }).toThrow()
    const own = await connectSocket(company.server.baseUrl, {
      auth: { as: 'wall', token: wallToken },
      headers: { Origin: company.server.baseUrl },
    })
    own.close()
  })

  test('[SEC-2] without a token, with a wrong one, or as somebody else nobody gets in', async () => {
    await refused({ auth: { as: 'wall' } }).toThrow('unauthenticated')
    await refused({ auth: { as: 'wall', token: `${wallToken}x` } }).toThrow('unauthenticated')
    await refused({ auth: { as: 'manager', token: wallToken } }).toThrow('unauthenticated')
    await refused({ auth: { as: 'courier' }, headers: { Cookie: manager.cookies() } }).toThrow(
      'unauthenticated',
    )
  })

  test('a wall and a courier watch their own station only', async () => {
    const { courier } = await signInCourier(manager, 'e2')
    const own = await view({ auth: { as: 'courier' }, headers: { Cookie: courier.cookies() } })
    expect(own.current().station.id).toBe(EAST)
    expect(await watch(own.socket, WEST)).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    const wall = await asWall()
    expect(await watch(wall.socket, WEST)).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    expect(await watch(wall.socket, 'nowhere')).toMatchObject({ ok: false })
  })

  test('[SEC-3] a wall that is revoked is told so and cut off within five seconds, and does not get in again', async () => {
    const { token, wall } = await pairWall(manager, EAST)
    const viewer = await view({ auth: { as: 'wall', token } })
    const told = new Promise<void>((resolve) => viewer.socket.once('revoked', resolve))
    const start = performance.now()
    await manager.del(`/walls/${wall.id}`)
    await Promise.all([told, disconnected(viewer.socket)])
    expect(performance.now() - start).toBeLessThan(5_000)
    await refused({ auth: { as: 'wall', token } }).toThrow('unauthenticated')
  })

  test('[SEC-3] a courier whose PIN is renewed is cut off within five seconds', async () => {
    const { courier } = await signInCourier(manager, 'e3')
    const viewer = await view({ auth: { as: 'courier' }, headers: { Cookie: courier.cookies() } })
    const cut = disconnected(viewer.socket)
    await manager.post('/couriers/e3/pin') // takes its time: the new one is hashed
    const start = performance.now()
    await cut
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

/** The numbers that a chain of changes must have: each builds on the one before. */
function chainOf({ changes, snapshots }: Viewer): number[] {
  let at = snapshots[0]?.seq
  return changes.map(({ change }: { change: Change }) => {
    expect(change.prev).toBe(at)
    at = change.seq
    return change.seq
  })
}
