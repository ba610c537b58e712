import type { NewAccount } from '@leitai/shared/account'
import type { Ceremony, LiveCeremony } from '@leitai/shared/ceremony'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { at, type ClosingCompany, closedTuesday, DAY, startClosingCompany, TIED } from '../helpers/finals.ts'
import { connectSocket, watch } from '../helpers/live.ts'
import { MANAGER_PASSWORD } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, SMALL_ROSTER, WEST } from '../helpers/stations.ts'

const LEAD_MS = 700
const IDLE_MS = 30 * 60_000

const onTuesday = { metric: 'pickups', period: DAY, stations: [EAST] }

/** What a wall hears of ceremonies, newest last. */
async function startWall(company: ClosingCompany, baseUrl: string, audience: 'staff' | 'public' = 'staff') {
  const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience })
  const socket = await connectSocket(baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => {
    socket.close()
  })
  const words: (LiveCeremony | null)[] = []
  const listeners = new Set<() => void>()
  socket.on('ceremony', (word) => {
    words.push(word)
    for (const listener of listeners) listener()
  })
  await watch(socket, null)
  return {
    words,
    heard(is: (word: LiveCeremony | null) => boolean): Promise<LiveCeremony | null> {
      return new Promise((resolve) => {
        const look = () => {
          const last = words.at(-1)
          if (last === undefined || !is(last)) return
          listeners.delete(look)
          resolve(last)
        }
        listeners.add(look)
        look()
      })
    },
  }
}

describe('a ceremony', () => {
  test('[F2] goes from the title to the poster and back; ties leave their steps out; walls hear when each takes effect', async () => {
    const company = await closedTuesday() // e1 and e2 share the first place, e3 is third
    const manager = await company.signIn()
    const wall = await startWall(company, manager.baseUrl)
    expect(await wall.heard(() => true)).toBeNull()
    const started = await manager.post<Ceremony>('/ceremonies', onTuesday)
    expect(started).toMatchObject({
      step: 'title',
      before: null,
      steps: ['title', 'third', 'first', 'all', 'poster'],
    })
    expect(started.stepAt).toBe(company.now() + LEAD_MS)
    expect(await wall.heard((word) => word !== null)).toMatchObject({
      id: started.id,
      step: 'title',
      before: null,
      stepAt: started.stepAt,
    })
    let follows = 'title'
    for (const step of ['third', 'first', 'all', 'poster', 'all', 'first']) {
      company.setTime(new Date(company.now() + 5_000).toISOString())
      const turn = { step, before: follows, stepAt: company.now() + LEAD_MS }
      expect(await manager.post(`/ceremonies/${started.id}/step`, { follows, step })).toMatchObject(turn)
      expect(await wall.heard((word) => word?.step === step)).toMatchObject(turn)
      follows = step
    }
    await manager.del(`/ceremonies/${started.id}`)
    expect(await wall.heard((word) => word === null)).toBeNull()
    expect(await manager.get('/ceremonies')).toEqual([])
  })

  test('a step that has not taken effect is passed over by the next one', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    const { id } = await manager.post<Ceremony>('/ceremonies', onTuesday)
    company.setTime(new Date(company.now() + 1_000).toISOString())
    await manager.post(`/ceremonies/${id}/step`, { follows: 'title', step: 'third' })
    const quick = await manager.post<Ceremony>(`/ceremonies/${id}/step`, { follows: 'third', step: 'first' })
    expect(quick).toMatchObject({ step: 'first', before: 'title' })
  })

  test('of two managers who go on at once one does, and the other is told that it has moved', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    const { id } = await manager.post<Ceremony>('/ceremonies', onTuesday)
    const turn = { body: { follows: 'title', step: 'third' } }
    const replies = await Promise.all([1, 2].map(() => manager.call('POST', `/ceremonies/${id}/step`, turn)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const late = replies.find(({ status }) => status === 409)
    expect(late?.body).toMatchObject({ code: 'ceremony_moved', field: 'follows' })
    const [now] = await manager.get<Ceremony[]>('/ceremonies')
    expect(now).toMatchObject({ id, step: 'third' })
  })

  test('bad starts and steps are refused by their field, and change nothing', async () => {
    const taken = buildPickup('w1', { at: at('09:00:00'), count: 5 })
    const company = await closedTuesday([...TIED, taken, { ...taken, version: 2, void: true }])
    company.setTime('2026-03-04T15:00:00+08:00') // noon is two hours later in the west
    await company.services.finals.sweep()
    const manager = await company.signIn()
    const refused = (body: unknown, path = '/ceremonies') => manager.problem('POST', path, { body })
    expect(await refused({ ...onTuesday, metric: 'revenue' })).toMatchObject({ field: 'metric' })
    expect(await refused({ ...onTuesday, period: '2026-W10' })).toMatchObject({
      code: 'unknown_final',
      field: 'stations',
    })
    expect(await refused({ ...onTuesday, stations: [] })).toMatchObject({ field: 'stations' })
    expect(await refused({ ...onTuesday, unit: 'x' })).toMatchObject({
      code: 'invalid_request',
      field: 'stations',
    })
    expect(await refused({ ...onTuesday, stations: ['nowhere'] })).toMatchObject({ code: 'unknown_station' })
    expect(await refused({ ...onTuesday, stations: [EAST, WEST] })).toMatchObject({
      status: 409,
      code: 'nobody_honoured',
      field: 'stations',
    })
    expect(await refused({ metric: 'pickups', period: DAY, unit: 'nowhere' })).toMatchObject({
      code: 'not_found',
      field: 'unit',
    })
    expect(await manager.get('/ceremonies')).toEqual([])
    const { id } = await manager.post<Ceremony>('/ceremonies', onTuesday)
    expect(await refused(onTuesday)).toMatchObject({
      status: 409,
      code: 'ceremony_running',
      field: 'stations',
    })
    const step = `/ceremonies/${id}/step`
    expect(await refused({ follows: 'title', step: 'second' }, step)).toMatchObject({ field: 'step' })
    expect(await refused({ follows: 'title', step: 'encore' }, step)).toMatchObject({ field: 'step' })
    expect(await refused({ follows: 'title', step: 'first' }, '/ceremonies/none/step')).toMatchObject({
      status: 404,
      code: 'unknown_ceremony',
    })
    expect(await manager.get('/ceremonies')).toMatchObject([{ id, step: 'title' }])
  })

  test('it ends by itself half an hour after its last step, for managers, for walls that come, and for the next one', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    const { id, stepAt } = await manager.post<Ceremony>('/ceremonies', onTuesday)
    company.setTime(new Date(stepAt + IDLE_MS - 1).toISOString())
    expect(await manager.get('/ceremonies')).toHaveLength(1)
    company.setTime(new Date(stepAt + IDLE_MS).toISOString())
    expect(await manager.get('/ceremonies')).toEqual([])
    const wall = await startWall(company, manager.baseUrl)
    expect(await wall.heard(() => true)).toBeNull()
    const next = await manager.post<Ceremony>('/ceremonies', onTuesday)
    expect(await manager.get<Ceremony[]>('/ceremonies')).toMatchObject([{ id: next.id }])
    expect(next.id).not.toBe(id)
    expect([...company.services.org.all('ceremonies').keys()]).toEqual([next.id])
  })

  test('[F3] a revision waits for the manager: walls stay with what they show until it is taken over', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    const wall = await startWall(company, manager.baseUrl)
    const { id } = await manager.post<Ceremony>('/ceremonies', onTuesday)
    await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
    await company.services.finals.sweep()
    await manager.post(`/stations/${EAST}/drafts/pickups/${DAY}/apply`, { reason: '补录' })
    const [waiting] = await manager.get<Ceremony[]>('/ceremonies')
    expect(waiting?.stations).toEqual([{ id: EAST, name: '东城营业部', revision: 1, latestRevision: 2 }])
    await manager.post(`/ceremonies/${id}/step`, { follows: 'title', step: 'third' })
    const before = await wall.heard((word) => word?.step === 'third')
    expect(before?.honours.honoured.map(({ rank, memberId }) => [rank, memberId])).toEqual([
      [1, 'e1'],
      [1, 'e2'],
      [3, 'e3'],
    ])
    const adopted = await manager.post<Ceremony>(`/ceremonies/${id}/revision`)
    expect(adopted).toMatchObject({ steps: ['title', 'second', 'first', 'all', 'poster'], step: 'third' })
    const after = await wall.heard((word) => word?.honours.revision === 2)
    expect(after?.honours.honoured[0]).toMatchObject({ memberId: 'e3', rank: 1, score: 13 })
    // from a step that the new revision has not, the way leads on
    const next = await manager.post<Ceremony>(`/ceremonies/${id}/step`, { follows: 'third', step: 'second' })
    expect(next.step).toBe('second')
  })

  test('[H1] a wall in public hears masked names and no numbers of couriers', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    await manager.post('/ceremonies', onTuesday)
    const wall = await startWall(company, manager.baseUrl, 'public')
    const word = await wall.heard((heard) => heard !== null)
    expect(word?.honours.honoured.map(({ name }) => name)).toEqual(['徐*', '欧*', 'A*'])
    expect(JSON.stringify(word)).not.toMatch(/"e[1-6]"|徐静|Müller/)
  })

  test('it is led by who has its stations, also where a process has not heard of it yet', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    const { password } = await manager.post<NewAccount>('/accounts', {
      id: 'west',
      name: '西城经理',
      role: 'station',
      unit: WEST,
    })
    const west = createCaller(manager.baseUrl)
    await west.post('/session', { as: 'manager', account: 'west', password })
    await west.put('/session/password', { password: MANAGER_PASSWORD })
    const other = await company.another()
    company.services.org.close() // hears of nothing any more, and does not look by itself
    const { id } = await other.ceremonies.start({ ...onTuesday, metric: 'pickups' })
    expect(company.services.ceremonies.at(EAST)).toBeUndefined()
    const step = { follows: 'title', step: 'third' }
    const refusals = [
      await west.problem('POST', `/ceremonies/${id}/step`, { body: step }),
      await west.problem('POST', `/ceremonies/${id}/revision`),
      await west.problem('DELETE', `/ceremonies/${id}`),
    ]
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ status: 403, code: 'forbidden_station', field: 'id' })
    }
    expect(other.ceremonies.at(EAST)).toMatchObject({ id, ceremony: { step: 'title' } })
    await manager.del(`/ceremonies/${id}`)
    await other.org.sync()
    expect(other.ceremonies.at(EAST)).toBeUndefined()
  })

  test('all stations of a unit have it together, each its own final; those without a champion are left out', async () => {
    const district = { id: 'd1', name: '曾都区', level: 'district', parent: 'c1' }
    const city = { id: 'c1', name: '随州市', level: 'city' }
    const roster = {
      ...SMALL_ROSTER,
      stations: [
        ...SMALL_ROSTER.stations.map((station) => ({ ...station, parent: 'd1', timeZone: 'Asia/Shanghai' })),
        { id: 'idle', name: '空营业部', parent: 'd1' },
      ],
    }
    const company = await startClosingCompany(at('20:00:00'), roster)
    await company.services.org.put([
      ['units', 'c1', { ...city, level: 'city', parent: null }],
      ['units', 'd1', { ...district, level: 'district' }],
    ])
    await company.send(
      buildPickup('e1', { at: at('09:00:00'), count: 5 }),
      buildPickup('e2', { at: at('09:00:00'), count: 4 }),
      buildPickup('w1', { at: at('09:00:00'), count: 2 }),
      buildPickup('w2', { at: at('10:00:00'), count: 2 }),
    )
    company.setTime('2026-03-04T13:00:00+08:00')
    await company.services.finals.sweep()
    const manager = await company.signIn()
    const wall = await startWall(company, manager.baseUrl)
    const ceremony = await manager.post<Ceremony>('/ceremonies', {
      metric: 'pickups',
      period: DAY,
      unit: 'c1',
    })
    expect(ceremony.stations.map(({ id }) => id).sort()).toEqual([EAST, WEST].sort())
    // the west has a shared first place and nothing else: the steps are those that any of them has
    expect(ceremony.steps).toEqual(['title', 'second', 'first', 'all', 'poster'])
    const word = await wall.heard((heard) => heard !== null)
    expect(word?.honours).toMatchObject({ stationId: EAST, total: 9 })
  })
})
