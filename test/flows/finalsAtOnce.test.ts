import { differenceOf } from '@leitai/server/finals/difference'
import { readPeriod } from '@leitai/server/finals/readPeriod'
import type { FinalRecord } from '@leitai/server/finals/record'
import { createFinalsStore } from '@leitai/server/finals/store'
import { dayNoOf, periodOf } from '@leitai/shared/calendar'
import { expect, test } from 'vitest'
import { at, DAY, hashOf, startClosingCompany, TIED } from '../helpers/finals.ts'
import { type Delivery, naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'

test('[F1] what was read before a pickup came is not sealed after it, and its day stays to be looked at', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  await company.send(...TIED)
  const { boards, roster } = company.services
  const store = createFinalsStore({ commands: company.redis.commands })
  const period = periodOf('day', dayNoOf(DAY), roster.station(EAST).calendar)
  const read = await readPeriod(boards, EAST, period, [])
  const record: FinalRecord = {
    stationId: EAST,
    metric: 'pickups',
    period: DAY,
    kind: 'day',
    fromDay: period.fromDay,
    toDay: period.toDay,
    revision: 1,
    sealedAt: Date.parse(at('20:00:00')),
    by: 'system',
    reason: null,
    difference: null,
    ...read.boards.pickups,
  }
  const draft = { ...record, since: 0, causes: [], causeCount: 0, difference: differenceOf([], record.rows) }
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  expect(await store.put(EAST, read.stamps, [record])).toBe('moved')
  await store.note(EAST, read.stamps)
  expect(await store.touched(EAST)).toEqual([period.fromDay])

  const again = await readPeriod(boards, EAST, period, [])
  expect(await store.put(EAST, again.stamps, [{ ...record, revision: 2 }])).toBe('gap')
  const sealed = { ...record, ...again.boards.pickups }
  expect(await store.put(EAST, again.stamps, [sealed])).toBe('written')
  expect(await store.put(EAST, again.stamps, [record])).toBe('known')
  expect(await store.latest(EAST, [`pickups/${DAY}`])).toEqual([sealed])
  expect(await store.putDrafts(EAST, read.stamps, [{ base: sealed, draft }])).toBe(false)
  expect(await store.drafts(EAST)).toEqual([])
  await store.note(EAST, again.stamps)
  expect(await store.touched(EAST)).toEqual([])
})

test('[F1] [F3] many sweeps at once in two processes, with pickups coming all the time: nothing twice, nothing lost', async () => {
  const seed = drawSeed('finals')
  const random = createRandom(seed)
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const company = await startClosingCompany('2026-03-01T20:00:00+08:00')
  const { services, redis } = company
  const other = await company.another()
  const days = ['2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01']
  const versions = new Map<string, number>()
  const sent: Delivery[] = []
  const deliver = () => {
    const id = `F${Math.floor(random() * 150)}`
    const version = (versions.get(id) ?? 0) + 1
    versions.set(id, version)
    const one = buildPickup(pick(['e1', 'e2', 'e3', 'e4']), {
      id,
      version,
      at: at(`${pick(['08', '12', '17'])}:30:00`, pick(days)),
      count: 1 + Math.floor(random() * 3),
      channel: pick(['walkin', 'walkin', 'contract']),
      void: random() < 0.15,
      station: EAST,
    })
    sent.push(one)
    return one
  }
  for (const today of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']) {
    company.setTime(at('12:30:00', today))
    await company.send(...Array.from({ length: 60 }, deliver))
    company.setTime(at('13:00:00', today))
    await Promise.all([
      ...Array.from({ length: 4 }, () => services.finals.sweep()),
      ...Array.from({ length: 4 }, () => other.finals.sweep()),
      ...Array.from({ length: 30 }, () => company.send(deliver())),
    ])
  }
  company.setTime('2026-03-09T13:00:00+08:00')
  await Promise.all([services.finals.sweep(), other.finals.sweep()])
  await services.finals.sweep()
  for (const { metric, period } of (await services.finals.drafts(EAST, 1_000)).drafts) {
    const revision = { by: '@manager', reason: '核对' }
    const made = await Promise.all(
      [services, other].map(({ finals }) => finals.apply(EAST, metric, period, revision)),
    )
    expect(made[0]).toEqual(made[1])
  }
  expect(await services.finals.drafts(EAST)).toEqual({ drafts: [], total: 0 })
  expect(await redis.commands.smembers(`lt:s:{${EAST}}:t`)).toEqual([])

  const expected = naiveFold(SMALL_ROSTER, sent)
  const latest = new Map<string, Delivery>()
  for (const one of sent) if (one.version > (latest.get(one.id)?.version ?? 0)) latest.set(one.id, one)
  const counted = [...latest.values()].filter((one) => !one.void)
  for (const key of Object.keys(expected)) {
    const [, metric, period = ''] = key.split('/') as [string, 'pickups', string]
    if (['2026', '2026-Q1', '2026-03'].includes(period)) continue // still open
    const { revisions } = await services.finals.one(EAST, metric, period)
    const [newest] = revisions
    expect(
      newest?.rows.map(({ rank, memberId, score, reachedAt }) => ({
        rank,
        courier: memberId,
        score,
        reachedAt,
      })),
    ).toEqual(expected[key])
    if (days.includes(period) && metric === 'pickups') {
      expect(newest?.factsHash).toBe(hashOf(counted.filter((one) => one.at.startsWith(period))))
    }
    expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, i) => revisions.length - i))
  }
  expect(await services.finals.verify(EAST)).toMatchObject({ waiting: 0, faults: [] })
})
