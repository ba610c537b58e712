import { type Challenge, MAX_OWN_CHALLENGES, type OwnChallenge } from '@leitai/shared/challenge'
import { expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { startClosingCompany } from '../helpers/finals.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const PATH = `/stations/${EAST}/own-challenges`
const TODAY = { metric: 'pickups', period: 'today' } as const

async function open(instant: string, ids: readonly string[]) {
  const company = await startClosingCompany(instant)
  const manager = await company.signIn()
  const callers = new Map<string, Caller>()
  for (const id of ids) callers.set(id, (await signInCourier(manager, id)).courier)
  const as = (id: string) => callers.get(id) ?? manager
  return {
    ...{ company, manager, as },
    ask: (by: string, opponent: string, parts: object = {}) =>
      as(by).post<OwnChallenge>(PATH, { opponent, ...TODAY, ...parts }),
    answer: (by: string, id: string, accept: boolean, word = '') =>
      as(by).call<OwnChallenge>('POST', `${PATH}/${id}/answer`, { body: { accept, word } }),
    list: (by: string) => as(by).get<OwnChallenge[]>(PATH),
    duels: () => company.services.challenges.runningAt(EAST),
  }
}

test('[F2] one asks, the other accepts, the wall has their duel, and both see the outcome of the final', async () => {
  const { company, manager, ask, answer, list, duels } = await open('2026-03-03T09:00:00+08:00', [
    'e1',
    'e2',
    'e3',
  ])
  const asked = await ask('e1', 'e2', { word: '冠军来战' })
  expect(asked).toMatchObject({
    a: { memberId: 'e1', name: '徐静' },
    b: { memberId: 'e2', name: '欧阳明月' },
    ...{ kind: 'day', period: '2026-03-03', title: '冠军来战', state: 'asked', byCourier: true },
    expiresAt: Date.parse('2026-03-04T00:00:00+08:00'),
    outcome: null,
  })
  expect(await list('e2')).toEqual([asked])
  expect(await list('e3'), 'the two’s alone').toEqual([])
  expect(duels()).toEqual([])
  expect(await manager.get<Challenge[]>(`/stations/${EAST}/challenges`)).toEqual([])

  expect((await answer('e1', asked.id, true)).status, 'nobody answers for the other').toBe(404)
  expect((await answer('e3', asked.id, true)).status).toBe(404)
  const accepted = await answer('e2', asked.id, true, '放马过来')
  expect(accepted.body).toMatchObject({ state: 'open', answer: '放马过来', expiresAt: null })
  expect(duels()).toEqual([
    { id: asked.id, title: '冠军来战', kind: 'day', metric: 'pickups', a: 'e1', b: 'e2' },
  ])
  expect(await manager.get<Challenge[]>(`/stations/${EAST}/challenges`)).toMatchObject([{ id: asked.id }])

  company.setTime('2026-03-03T12:00:00+08:00')
  await company.send(
    buildPickup('e1', { at: '2026-03-03T10:00:00+08:00', count: 3 }),
    buildPickup('e2', { at: '2026-03-03T10:05:00+08:00', count: 5 }),
    buildPickup('e1', { at: '2026-03-03T11:00:00+08:00', count: 4 }),
  )
  company.setTime('2026-03-04T09:00:00+08:00')
  expect(await list('e1')).toMatchObject([{ state: 'grace', outcome: null }])
  company.setTime('2026-03-04T12:30:00+08:00')
  await company.services.finals.sweep()
  for (const who of ['e1', 'e2']) {
    expect(await list(who)).toMatchObject([
      { state: 'final', outcome: { scores: { a: 7, b: 5 }, winner: 'a' } },
    ])
  }
  expect(duels()).toEqual([])
})

test('it is declined with a word, taken back, or expires by itself; an answer is given once', async () => {
  const { company, ask, as, answer, list } = await open('2026-03-03T09:00:00+08:00', ['e1', 'e2', 'e3'])
  const week = await ask('e1', 'e2', { period: 'this-week', metric: 'walkin' })
  expect(week.expiresAt).toBe(Date.parse('2026-03-04T09:00:00+08:00'))
  expect((await answer('e2', week.id, false, '这周休假')).body).toMatchObject({
    state: 'declined',
    answer: '这周休假',
  })
  expect((await answer('e2', week.id, false, '这周休假')).status, 'said again').toBe(200)
  expect((await answer('e2', week.id, true)).body).toMatchObject({ code: 'challenge_closed' })

  const race = await ask('e1', 'e3')
  const both = await Promise.all([
    answer('e3', race.id, true),
    as('e1').call<OwnChallenge>('DELETE', `${PATH}/${race.id}`),
  ])
  expect(both.map(({ status }) => status).sort(), 'of both at once one stands').toEqual([200, 409])

  const late = await ask('e2', 'e3', { period: 'this-week' })
  company.setTime('2026-03-04T09:00:00+08:00')
  expect((await list('e3'))[0]).toMatchObject({ id: late.id, state: 'expired', expiresAt: null })
  expect((await answer('e3', late.id, true)).body).toMatchObject({ code: 'challenge_closed' })
})

test('a courier asks for few at a time, whatever came of them; asked twice it is one', async () => {
  const { company, ask, as, answer } = await open('2026-03-03T09:00:00+08:00', ['e1', 'e2'])
  const first = await ask('e1', 'e2')
  expect((await ask('e1', 'e2')).id).toBe(first.id)
  expect((await ask('e2', 'e1')).id, 'by the other one too').toBe(first.id)
  await answer('e2', first.id, false)
  const rest = ['e3', 'e4', 'e6', 'm1'].map((opponent) =>
    as('e1').call('POST', PATH, { body: { opponent, ...TODAY } }),
  )
  const replies = await Promise.all(rest)
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(MAX_OWN_CHALLENGES - 1)
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(4 - (MAX_OWN_CHALLENGES - 1))
  company.setTime('2026-03-04T09:00:00+08:00')
  expect((await ask('e1', 'e2')).state, 'the next day is another one').toBe('asked')

  for (const [body, status, field] of [
    [{ opponent: 'e1' }, 400, 'opponent'],
    [{ opponent: 'w1' }, 422, 'b'],
    [{ metric: 'revenue' }, 400, 'metric'],
    [{ period: 'yesterday' }, 400, 'period'],
    [{ word: '长'.repeat(25) }, 400, 'word'],
  ] as const) {
    const whole = { opponent: 'e2', ...TODAY, ...body }
    expect(await as('e1').problem('POST', PATH, { body: whole })).toMatchObject({ status, field })
  }
})
