import type { HallEntry, Held } from '@leitai/shared/final'
import type { LiveHall } from '@leitai/shared/protocol'
import { describe, expect, test } from 'vitest'
import { lookOn, MINUTE_MS } from '../../../../helpers/cheering.ts'

const NONE = { bestDay: null, bestWeek: null, longestStreak: null, stationDay: null, stationWeek: null }
const hall = (records: Partial<LiveHall['records']>, weeks: HallEntry<Held>[] = []): LiveHall => ({
  weeks,
  months: [],
  records: { ...NONE, ...records },
})
const held = (memberId: string) => ({ memberId })

describe('what is celebrated', () => {
  test('the first of the day', () => {
    const wall = lookOn(['a', 'b'])
    wall.change({ a: 2 })
    expect(wall.taken()).toEqual(['first:a:2'])
  })

  test('a new leader, once the place is theirs alone', () => {
    const wall = lookOn(['a', 'b'])
    wall.change({ a: 5, b: 4 })
    wall.taken()
    wall.change({ b: 5 })
    expect(wall.taken()).toEqual([])
    wall.change({ b: 6 })
    expect(wall.taken()).toEqual(['leader:b:6'])
    wall.change({ b: 7 })
    expect(wall.taken()).toEqual([])
  })

  test('an overtake into the first three, where somebody has to make room', () => {
    const wall = lookOn(['a', 'b', 'c', 'd'])
    wall.change({ a: 9, b: 8 })
    wall.taken()
    wall.change({ c: 3 })
    expect(wall.taken()).toEqual([])
    wall.change({ d: 4 })
    expect(wall.taken()).toEqual(['topThree:d:4'])
  })

  test('a goal of the station, by pickups and once, not by being set lower', () => {
    const goals = { day: 10, week: 100 }
    const wall = lookOn(['a'], { goals })
    wall.change({ a: 9 })
    wall.taken()
    wall.change({}, { goals: { day: 9, week: 100 } })
    expect(wall.taken()).toEqual([])
    wall.change({}, { goals })
    wall.taken()
    wall.change({ a: 12 })
    expect(wall.taken()).toEqual(['goalDay::10'])
    wall.change({ a: 14 })
    expect(wall.taken()).toEqual([])
  })

  test('records: beyond those of the hall, and beyond who is beyond them already', () => {
    const wall = lookOn(['a', 'b'], {
      hall: hall({
        bestDay: { period: '2026-11-01', score: 10, members: [held('b')] },
        stationDay: { period: '2026-11-01', total: 22 },
      }),
    })
    wall.change({ a: 10, b: 1 })
    wall.taken()
    wall.change({ a: 12 })
    expect(wall.taken()).toEqual(['recordBestDay:a:12'])
    wall.change({ b: 11 })
    expect(wall.taken()).toEqual(['recordStationDay::23'])
    wall.change({ b: 13 })
    expect(wall.taken()).toEqual(['recordBestDay:b:13', 'leader:b:13'])
    wall.change({ b: 14 })
    expect(wall.taken()).toEqual([])
  })

  test('[F2] the champion of a week whose final is sealed while looking on; no old one, and no revision', () => {
    const entry = (period: string, member: string, revision = 1): HallEntry<Held> => ({
      period,
      revision,
      revised: revision > 1,
      champions: [{ memberId: member, score: 88 }],
    })
    const wall = lookOn(['a', 'b'], { hall: hall({}, [entry('2026-W45', 'b')]) })
    wall.change({}, { hall: hall({}, [entry('2026-W46', 'a'), entry('2026-W45', 'b')]) })
    expect(wall.taken()).toEqual(['championWeek:a:88'])
    wall.change({}, { hall: hall({}, [entry('2026-W46', 'b', 2), entry('2026-W45', 'b')]) })
    expect(wall.taken()).toEqual([])
    const past = lookOn(['a'])
    past.change({}, { hall: hall({}, [entry('2026-W40', 'a')]) })
    expect(past.taken()).toEqual([])
  })

  test('a longer run as champion', () => {
    const run = (days: number) => ({ days, from: '2026-11-01', to: '2026-11-05', member: held('a') })
    const wall = lookOn(['a'], { hall: hall({ longestStreak: run(4) }) })
    wall.change({}, { hall: hall({ longestStreak: run(5) }) })
    expect(wall.taken()).toEqual(['recordStreak:a:5'])
  })

  test('[H2] a run as champion that becomes 3, 5, 10, 20 days long, as the day is sealed while looking on', () => {
    const lastDay = { period: '2026-11-21', state: 'final', metric: 'pickups', standings: [] } as const
    const sealed = (period: string, runs: Record<string, number>, record = 99) => ({
      lastDay: { ...lastDay, standings: [] },
      hall: {
        ...hall({ longestStreak: { days: record, from: '2026-11-01', to: '2026-11-05', member: held('a') } }),
        streaks: { period, champions: Object.entries(runs).map(([id, days]) => ({ memberId: id, days })) },
      },
    })
    const seen = (runs: Record<string, number>, period = '2026-11-21', record = 99, before = 99) => {
      const wall = lookOn(['a', 'b'], sealed('2026-11-20', { a: 2 }, before))
      wall.change({}, sealed(period, runs, record))
      return wall.taken()
    }
    const lengths = Array.from({ length: 40 }, (_, index) => index + 1)
    expect(lengths.filter((days) => seen({ a: days }).length > 0)).toEqual([3, 5, 10, 20, 30, 40])
    expect(seen({ a: 3 })).toEqual(['streak:a:3'])
    expect(seen({ a: 3, b: 3 })).toEqual(['streak:a+b:3'])
    expect(seen({ a: 3, b: 10 })).toEqual(['streak:b:10'])
    // an old day, a revision of the same one, and a run that is the longest of the station
    expect(seen({ a: 3 }, '2026-11-19')).toEqual([])
    expect(seen({ a: 3 }, '2026-11-20')).toEqual([])
    expect(seen({ a: 10 }, '2026-11-21', 10, 9)).toEqual(['recordStreak:a:10'])
  })

  test('[S3] nobody below the place that walls show', () => {
    const wall = lookOn(['a', 'b', 'c', 'd'], {
      settings: {
        wallMetric: 'pickups',
        hours: { fromMinutes: 480, toMinutes: 1200 },
        wallTop: 3,
        lastTruckMinutes: null,
      },
    })
    wall.rules({}, 5)
    wall.change({ a: 9, b: 8, c: 7 })
    wall.taken()
    wall.change({ d: 6 })
    expect(wall.taken()).toEqual([])
  })
})

describe('[H2] the budget', () => {
  test('ten who reach their goal at once are one celebration', () => {
    const members = Array.from({ length: 10 }, (_, i) => `m${i}`)
    const wall = lookOn([...members, 'top'])
    wall.rules({}, 5)
    wall.change({ top: 9 })
    wall.taken()
    wall.wait(10 * MINUTE_MS)
    for (const member of members) wall.change({ [member]: 5 })
    wall.wait(MINUTE_MS)
    const goals = wall.celebrated.flatMap(({ cheers }) => cheers).filter((text) => text.startsWith('courier'))
    expect(goals).toEqual([`courierGoal:${members.join('+')}:5`])
    expect(wall.celebrated.filter(({ as }) => as === 'takeover')).toHaveLength(1)
  })

  test('one takeover in ten minutes, the rest as lines; what else has the wall keeps it', () => {
    const wall = lookOn(['a', 'b'])
    wall.change({ a: 1 })
    for (let minute = 1; minute < 30; minute++) {
      wall.wait(MINUTE_MS)
      wall.change(minute % 2 ? { b: minute + 1 } : { a: minute + 1 })
    }
    wall.wait(MINUTE_MS)
    const takeovers = wall.celebrated.filter(({ as }) => as === 'takeover').map(({ at }) => at)
    expect(takeovers).toHaveLength(3)
    expect(wall.celebrated).toHaveLength(30)
    wall.wait(10 * MINUTE_MS)
    wall.rules({ busy: true })
    wall.change({ a: 100 })
    wall.wait(MINUTE_MS)
    expect(wall.celebrated.at(-1)).toMatchObject({ as: 'line', cheers: ['leader:a:100'] })
  })

  test('without takeovers there are lines only, and in quiet hours nothing, also not after them', () => {
    const wall = lookOn(['a', 'b'])
    wall.rules({ everyMs: null })
    wall.change({ a: 1 })
    wall.wait(MINUTE_MS)
    expect(wall.celebrated.map(({ as }) => as)).toEqual(['line'])
    wall.rules({ quiet: true })
    wall.change({ b: 2 })
    wall.wait(MINUTE_MS)
    wall.rules({ quiet: false })
    wall.wait(MINUTE_MS)
    expect(wall.celebrated).toHaveLength(1)
  })

  test('what happens in the last moment of quiet is not celebrated after it, what comes then is', () => {
    const wall = lookOn(['a', 'b', 'c'])
    wall.change({ a: 5 })
    wall.taken()
    wall.rules({ quiet: true })
    wall.change({ b: 9 })
    wall.rules({ quiet: false })
    expect(wall.taken()).toEqual([])
    wall.change({ c: 12 })
    expect(wall.taken()).toEqual(['leader:c:12'])
  })
})

describe('[L3] what was not seen happening is not celebrated', () => {
  const led = () => {
    const wall = lookOn(['a', 'b'], { goals: { day: 20, week: null } })
    wall.change({ a: 5, b: 4 })
    wall.taken()
    return wall
  }

  test('after a reconnect', () => {
    const wall = led()
    wall.leave('serverAway')
    wall.change({ b: 30 })
    wall.comeBack()
    expect(wall.taken()).toEqual([])
    wall.change({ a: 31 })
    expect(wall.taken()).toEqual(['leader:a:31'])
  })

  test('while Redis was away', () => {
    const wall = led()
    wall.leave('redisAway')
    wall.change({ b: 30 })
    wall.comeBack()
    expect(wall.taken()).toEqual([])
  })

  test('in another epoch', () => {
    const wall = led()
    wall.change({ b: 30 }, { epoch: 'another' })
    expect(wall.taken()).toEqual([])
  })

  test('a correction downwards and up again', () => {
    const wall = led()
    wall.change({ b: 25 })
    expect(wall.taken()).toEqual(['goalDay::20', 'leader:b:25'])
    wall.change({ b: 4 })
    wall.change({ b: 25 })
    expect(wall.taken()).toEqual([])
  })

  test('a new day, nor what came before the wall did', () => {
    const wall = led()
    const rows: [string, number, number][] = [['b', 50, 1]]
    const day = { period: '2026-11-23', rows }
    const week = { period: '2026-W48', rows }
    wall.change(
      {},
      { boards: { 'day/pickups': day, 'day/walkin': day, 'week/pickups': week, 'week/walkin': week } },
    )
    expect(wall.taken()).toEqual([])
  })
})
