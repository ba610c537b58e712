import type { TrailKind } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import { changesOf, howOf, nameIn } from '../../../../client/src/desk/data/trailChanges.ts'
import { subjectOf } from '../../../../client/src/desk/data/trailNames.ts'

test('only fields that are another are told, what is not there as null', () => {
  const before = { name: '李伟', role: 'company', unit: 'city' }
  const after = { name: '李伟', role: 'station', unit: 'east', subject: null }
  expect(changesOf({ before, after })).toEqual([
    { field: 'role', before: 'company', after: 'station' },
    { field: 'unit', before: 'city', after: 'east' },
  ])
  expect(changesOf({ before: null, after: { name: 'x' } })).toEqual([
    { field: 'name', before: null, after: 'x' },
  ])
})

test('of lists only what is not in both is told', () => {
  const goal = (kind: string, target: number) => ({ kind, target })
  expect(
    changesOf({ before: [goal('day', 1), goal('week', 7)], after: [goal('day', 2), goal('week', 7)] }),
  ).toEqual([{ field: '', before: [goal('day', 1)], after: [goal('day', 2)] }])
  expect(changesOf({ before: { stations: ['a', 'b'] }, after: { stations: ['b', 'c'] } })).toEqual([
    { field: 'stations', before: ['a'], after: ['c'] },
  ])
})

test('how it was changed, and what people call it', () => {
  expect([howOf({ before: null, after: {} }), howOf({ before: {}, after: {} })]).toEqual(['added', 'changed'])
  expect(howOf({ before: {}, after: null })).toBe('removed')
  expect(nameIn({ before: { name: '旧' }, after: null })).toBe('旧')
  expect(nameIn({ before: null, after: { title: '喜报' } })).toBe('喜报')
  expect(nameIn({ before: null, after: [1] })).toBeNull()
})

test('what has no name of its own is called by the names of the places and people in its id', () => {
  const names = {
    places: new Map([
      ['city-1', '随州市'],
      ['east', '东城营业部'],
    ]),
    couriers: new Map([['1003', '王强']]),
  }
  const subject = (kind: TrailKind, id: string, after: unknown = {}) =>
    subjectOf({ kind, id, before: null, after }, names)
  expect(subject('goals', 'east/1003', [])).toBe('东城营业部 · 王强')
  expect(subject('pins', '1003')).toBe('王强')
  expect(subject('settings', 'east')).toBe('东城营业部')
  expect(subject('units', 'city-1', { name: '随州' })).toBe('随州')
  expect(subject('programmes', 'gone/w1')).toBe('gone · w1')
})
