import type { StandingsReply } from '@leitai/shared/api'
import type { Replay } from '@leitai/shared/replay'
import { expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { at, DAY, startClosingCompany } from '../helpers/finals.ts'
import { tmpDir } from '../helpers/folders.ts'
import { signInManager } from '../helpers/people.ts'
import { buildPickup, sendLines } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { createKey, EAST, importRoster, WEST } from '../helpers/stations.ts'
import { suizhouLines, suizhouRosterText } from '../helpers/suizhou.ts'

/** The board that a day's events end in, added up as simply as can be. */
function boardOf({ members, events, startsAt }: Replay) {
  const scores = new Map(members.map(({ id }) => [id, { score: 0, reachedAt: null as number | null }]))
  for (const [offset, index, parcels] of events) {
    const own = scores.get(members[index]?.id ?? '')
    if (!own) throw new Error(`nobody is ${index}`)
    own.score += parcels
    own.reachedAt = Math.max(own.reachedAt ?? 0, startsAt + offset)
  }
  return Object.fromEntries(scores)
}

/** The same from the standings API. */
function boardOfReply({ rows }: StandingsReply) {
  return Object.fromEntries(
    rows.map(({ memberId, score, reachedAt }) => [
      memberId,
      { score, reachedAt: reachedAt === null ? null : Date.parse(reachedAt) },
    ]),
  )
}

const read = (caller: Caller, station: string, query: string) =>
  caller.get<Replay>(`/stations/${station}/replay?${query}`)

test('[C1] [P1] a day is replayed from what counts of it now: in order, amended, without void, pending and other days', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  const manager = await company.signIn()
  await company.send(
    buildPickup('e2', { at: at('10:00:00'), count: 2 }),
    buildPickup('e1', { id: 'A1', at: at('09:00:00'), count: 5 }),
    buildPickup('e1', { id: 'A2', at: at('09:30:00'), count: 7 }),
    buildPickup('e3', { at: at('00:00:00'), count: 4, channel: 'contract' }),
    buildPickup('e3', { at: at('23:59:59', '2026-03-02'), count: 9 }),
  )
  await company.send(buildPickup('e1', { id: 'A1', version: 2, at: at('11:00:00'), count: 3 }))
  await company.send(buildPickup('e1', { id: 'A2', version: 2, at: at('09:30:00'), count: 7, void: true }))
  const replay = await read(manager, EAST, `date=${DAY}`)
  const named = replay.events.map(([offset, index, parcels]) => [
    new Date(replay.startsAt + offset).toISOString(),
    replay.members[index]?.id,
    parcels,
  ])
  expect(named).toEqual([
    ['2026-03-02T16:00:00.000Z', 'e3', 4],
    ['2026-03-03T02:00:00.000Z', 'e2', 2],
    ['2026-03-03T03:00:00.000Z', 'e1', 3],
  ])
  expect(replay).toMatchObject({
    date: DAY,
    timeZone: 'Asia/Shanghai',
    startsAt: Date.parse('2026-03-02T16:00:00Z'),
    endsAt: Date.parse('2026-03-03T16:00:00Z'),
    opensAt: Date.parse(at('08:00:00')),
    closesAt: Date.parse(at('20:00:00')),
    asOf: Date.parse(at('20:00:00')),
  })
  // everyone who is posted has a lane
  expect(replay.members.map(({ id }) => id).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'm1'])
  const walkin = await read(manager, EAST, `date=${DAY}&metric=walkin`)
  expect(walkin.events).toHaveLength(2)
})

test('what is no day of the station, or has not begun, is refused by its field', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  const manager = await company.signIn()
  for (const date of ['2026-03-04', '2026-W10', '2026-02-30', 'gestern']) {
    const problem = await manager.problem('GET', `/stations/${EAST}/replay?date=${date}`)
    expect(problem, date).toMatchObject({ status: 400, code: 'invalid_period', field: 'date' })
  }
  expect(await manager.problem('GET', `/stations/${EAST}/replay?metric=revenue`)).toMatchObject({
    code: 'invalid_request',
    field: 'metric',
  })
  expect(await manager.problem('GET', '/stations/nowhere/replay')).toMatchObject({ code: 'unknown_station' })
  expect((await read(manager, WEST, 'date=yesterday')).events).toEqual([])
})

test('[H1] a wall in public gets the top alone, masked, and the parcels of the others without their names', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  const manager = await company.signIn()
  await manager.put(`/stations/${EAST}/settings`, {
    wallMetric: 'pickups',
    hours: { from: '08:00', to: '20:00' },
    wallTop: 3,
  })
  await company.send(
    ...['e1', 'e2', 'e3', 'e4'].map((courier, index) =>
      buildPickup(courier, { at: at(`0${index + 1}:00:00`), count: 10 - index }),
    ),
  )
  const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience: 'public' })
  const reply = await fetch(`${manager.baseUrl}/api/v1/stations/${EAST}/replay?date=today`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const replay: Replay = await reply.json()
  expect(replay.members.map(({ name }) => name)).toEqual(['徐*', '欧*', 'A*'])
  expect(replay.events.map(([, index, parcels]) => [index, parcels])).toEqual([
    [0, 10],
    [1, 9],
    [2, 8],
    [-1, 7],
  ])
  expect(JSON.stringify(replay)).not.toMatch(/"e[1-6]"|徐静/)
})

test('[C1] [S2] the last frame of every day of the sample city is the board of that day exactly', async () => {
  const dataDir = await tmpDir()
  await importRoster(dataDir, suizhouRosterText())
  const key = await createKey(dataDir)
  const server = await startServer({ dataDir })
  onTestFinished(() => server.stop())
  await sendLines(createCaller(server.baseUrl, { key }), suizhouLines())
  const manager = await signInManager(server)
  const { stations } = await manager.get<{ stations: { id: string }[] }>('/roster')
  let events = 0
  for (const { id } of stations.slice(0, 3)) {
    for (const date of ['2026-11-09', '2026-11-11', '2026-11-14']) {
      for (const metric of ['pickups', 'walkin']) {
        const query = `metric=${metric}`
        const replay = await read(manager, id, `${query}&date=${date}`)
        const standings = await manager.get<StandingsReply>(
          `/stations/${id}/standings?${query}&period=${date}`,
        )
        expect(boardOf(replay), `${id} ${date} ${metric}`).toEqual(boardOfReply(standings))
        events += replay.events.length
      }
    }
  }
  expect(events).toBeGreaterThan(1_000)
})
