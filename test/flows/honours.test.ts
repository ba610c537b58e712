import type { Honours } from '@leitai/shared/ceremony'
import { describe, expect, test } from 'vitest'
import { at, closedTuesday, DAY, startClosingCompany } from '../helpers/finals.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const honoursPath = (metric: string, period: string) => `/stations/${EAST}/finals/${metric}/${period}/honours`

describe('honours', () => {
  test('[F2] [S1] the first three of a final with all who share a rank, what they are ahead by, and nobody else', async () => {
    const company = await startClosingCompany(at('20:00:00'))
    await company.send(
      ...Object.entries({ e1: 9, e2: 9, e3: 5, e4: 2, m1: 5 }).map(([courier, count]) =>
        buildPickup(courier, { at: at('09:00:00'), count }),
      ),
    )
    company.setTime('2026-03-09T13:00:00+08:00')
    await company.services.finals.sweep()
    const manager = await company.signIn()
    const day = await manager.get<Honours>(honoursPath('pickups', DAY))
    expect(day).toMatchObject({ kind: 'day', from: DAY, to: DAY, revision: 1, total: 30 })
    expect(day.honoured).toEqual([
      { memberId: 'e1', rank: 1, name: '徐静', score: 9, perDay: null, titles: 1, aheadBy: 4 },
      { memberId: 'e2', rank: 1, name: '欧阳明月', score: 9, perDay: null, titles: 1, aheadBy: 4 },
      {
        memberId: 'e3',
        rank: 3,
        name: 'Anna Katharina Müller',
        score: 5,
        perDay: null,
        titles: 0,
        aheadBy: 3,
      },
      { memberId: 'm1', rank: 3, name: '赵敏', score: 5, perDay: null, titles: 0, aheadBy: 3 },
    ])
    const week = await manager.get<Honours>(honoursPath('pickups', '2026-W10'))
    expect(week).toMatchObject({ kind: 'week', from: '2026-03-02', to: '2026-03-08' })
    expect(week.honoured[0]).toMatchObject({ perDay: 9 / 7, titles: 1 })
  })

  test('[F2] titles are counted up to the final, not those that came after it', async () => {
    const company = await startClosingCompany('2026-03-05T20:00:00+08:00')
    for (const [day, winner] of [
      ['2026-03-02', 'e1'],
      [DAY, 'e2'],
      ['2026-03-04', 'e1'],
      ['2026-03-05', 'e1'],
    ] as const) {
      await company.send(buildPickup(winner, { at: at('09:00:00', day), count: 3 }))
      await company.send(buildPickup(winner === 'e1' ? 'e2' : 'e1', { at: at('09:00:00', day), count: 1 }))
    }
    company.setTime('2026-03-06T13:00:00+08:00')
    await company.services.finals.sweep()
    const manager = await company.signIn()
    const titles = async (day: string) =>
      (await manager.get<Honours>(honoursPath('pickups', day))).honoured.map((one) => [
        one.memberId,
        one.titles,
      ])
    expect(await titles('2026-03-04')).toEqual([
      ['e1', 2],
      ['e2', 1],
    ])
    expect(await titles('2026-03-05')).toEqual([
      ['e1', 3],
      ['e2', 1],
    ])
  })

  test('revenue is honoured nowhere, and what is not sealed not yet', async () => {
    const company = await closedTuesday()
    const manager = await company.signIn()
    expect(await manager.problem('GET', honoursPath('revenue', DAY))).toMatchObject({
      code: 'invalid_request',
      field: 'metric',
    })
    expect(await manager.problem('GET', honoursPath('pickups', '2026-W10'))).toMatchObject({
      code: 'unknown_final',
    })
  })
})
