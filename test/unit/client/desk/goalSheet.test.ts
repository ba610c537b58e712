import { byTargetKind } from '@leitai/shared/goal'
import type { GoalCell, GoalRow, GoalSheet } from '@leitai/shared/goalSheet'
import { expect, it } from 'vitest'
import { changedGoals, filledGoals } from '../../../../client/src/desk/data/goalSheet.ts'

const cell = (target: number | null, beforeTarget: number | null = null, beforeScore = 0): GoalCell => ({
  ...{ target, score: 0, band: null, expected: null },
  before: { target: beforeTarget, score: beforeScore },
})
const row = (courierId: string | null, day: GoalCell): GoalRow => ({
  ...{ courierId, name: courierId ?? '东城营业部' },
  goals: { ...byTargetKind(() => cell(null)), day },
})
const SHEET: GoalSheet = {
  metric: 'pickups',
  periods: byTargetKind(() => ({ key: '', before: '' })),
  rows: [
    row(null, cell(50, 40, 44)),
    row('a', cell(null, 12, 9)),
    row('b', cell(7, null, 0)),
    row('c', cell(3)),
  ],
}

it('sends what was changed only, and knows what it was', () => {
  expect(changedGoals(SHEET, {})).toEqual({ goals: [], before: [] })
  const typed = { 'pickups-day': '５５', 'pickups-day-a': '12', 'pickups-day-b': '', 'pickups-day-c': '3' }
  expect(changedGoals(SHEET, typed)).toEqual({
    goals: [
      { kind: 'day', metric: 'pickups', target: 55 },
      { kind: 'day', metric: 'pickups', target: 12, courier: 'a' },
      { kind: 'day', metric: 'pickups', target: null, courier: 'b' },
    ],
    before: [
      { kind: 'day', metric: 'pickups', target: 50 },
      { kind: 'day', metric: 'pickups', target: null, courier: 'a' },
      { kind: 'day', metric: 'pickups', target: 7, courier: 'b' },
    ],
  })
  expect(changedGoals(SHEET, { 'pickups-week': 'many' })).toBeNull()
})

it('fills with the goals or results of the period before, or with even shares; what has none stays', () => {
  const typed = { 'pickups-week': '9' }
  expect(filledGoals(SHEET, 'day', 'beforeTarget', typed)).toEqual({
    'pickups-week': '9',
    'pickups-day': '40',
    'pickups-day-a': '12',
  })
  expect(filledGoals(SHEET, 'day', 'beforeScore', {})).toEqual({ 'pickups-day': '44', 'pickups-day-a': '9' })
  // 50 among three: seventeen each, so that together they reach it
  expect(filledGoals(SHEET, 'day', 'share', {})).toEqual({
    'pickups-day-a': '17',
    'pickups-day-b': '17',
    'pickups-day-c': '17',
  })
  expect(filledGoals(SHEET, 'week', 'share', {})).toEqual({})
})
