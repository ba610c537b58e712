import { expect, test } from 'vitest'
import { changesOf, howOf, nameIn } from '../../../../client/src/desk/data/trailChanges.ts'

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
