import { maskName } from '@leitai/shared/mask'
import { hasRight, RIGHTS, type Right } from '@leitai/shared/rights'
import { MAX_NAME_LENGTH, rosterFileSchema } from '@leitai/shared/roster'
import { expect, test } from 'vitest'
import { suizhouRoster } from '../../helpers/suizhou.ts'

const withName = (name: string) => ({
  couriers: [{ id: '1', name, postings: [{ station: 's', from: '2026-01-01' }] }],
})
const accepts = (roster: unknown) => rosterFileSchema.safeParse(roster).success

test('[H1] a public wall shows the first character of a name, whole ones also beyond the basic plane', () => {
  expect(maskName('徐静')).toBe('徐*')
  expect(maskName('Anna Li')).toBe('A*')
  expect(maskName(' 阿卜杜拉·买买提 ')).toBe('阿*')
  expect(maskName('𠮷野')).toBe('𠮷*')
  expect(maskName('李')).toBe('李*')
})

test('names are of any script and are kept as they are, markup and all; what turns a line round is refused', () => {
  for (const name of [
    '徐静',
    'Anna Li',
    'ئالىم تۇرسۇن',
    '<img src=x onerror=alert(1)>',
    '好'.repeat(MAX_NAME_LENGTH),
  ]) {
    expect(rosterFileSchema.parse(withName(name)).couriers[0]?.name).toBe(name)
  }
  for (const name of ['', '   ', 'a\nb', 'a\u202eb', 'a\u2066b', '好'.repeat(MAX_NAME_LENGTH + 1)]) {
    expect(accepts(withName(name)), JSON.stringify(name)).toBe(false)
  }
})

test('the sample roster is read, and what it leaves out has its default', () => {
  const roster = rosterFileSchema.parse(suizhouRoster())
  expect(roster.stations).toHaveLength(12)
  expect(roster.couriers).toHaveLength(70)
  expect(roster.stations[0]).toMatchObject({ timeZone: 'Asia/Shanghai', dayStart: '00:00', weekStart: 1 })
})

test.each([
  { stations: [{ id: 's', name: 'S', timeZone: 'Asia/Suizhou' }] },
  { stations: [{ id: 's', name: 'S', dayStart: '24:00' }] },
  { stations: [{ id: 's', name: 'S', weekStart: 0 }] },
  { units: [{ id: 'u', name: 'U', level: 'galaxy' }] },
  { couriers: [{ id: '1', name: 'A', postings: [] }] },
  { couriers: [{ id: '1', name: 'A', postings: [{ station: 's', from: '2026-02-30' }] }] },
  { couriers: [{ id: '1', name: 'A', role: 'king', postings: [{ station: 's', from: '2026-01-01' }] }] },
])('a roster with %j is refused', (roster) => {
  expect(accepts(roster)).toBe(false)
})

test('couriers and walls have no right that is the manager’s, and revenue is not theirs', () => {
  const rightsOf = (role: 'courier' | 'wall') =>
    (Object.keys(RIGHTS) as Right[]).filter((right) => hasRight(role, right))
  expect(rightsOf('wall')).toEqual(['replay.read', 'live.watch', 'live.report'])
  expect(rightsOf('courier')).toEqual([
    'pickups.read',
    'standings.explain',
    'disputes.read',
    'disputes.open',
    'standings.read',
    'finals.read',
    'records.read',
    'replay.read',
    'live.watch',
    'goals.own',
    'challenges.own',
    'announcements.hear',
    'kudos.give',
    'trend.own',
    'alerts.own',
    'live.look',
    'own.read',
    'own.change',
  ])
})
