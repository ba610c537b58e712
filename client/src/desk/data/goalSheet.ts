import { TARGET_KINDS, type TargetKind } from '@leitai/shared/goal'
import type { GoalRow, GoalSheet, SheetGoal } from '@leitai/shared/goalSheet'
import { wholeNumber } from './wholeNumber.ts'

const MAX_TARGET = 10_000_000

/** What goals can be filled with at once. */
export const FILLINGS = ['beforeTarget', 'beforeScore', 'share'] as const
export type Filling = (typeof FILLINGS)[number]

/** What was typed, by the name of its field. */
export type TypedGoals = Readonly<Record<string, string>>

/** `pickups-day` for the station, `pickups-day-1001` for a courier. */
export function goalName(metric: GoalSheet['metric'], kind: TargetKind, { courierId }: GoalRow): string {
  return courierId === null ? `${metric}-${kind}` : `${metric}-${kind}-${courierId}`
}

/** The target that was typed: null for none, undefined for what is no target. */
export function targetOf(typed: string): number | null | undefined {
  return typed.trim() === '' ? null : wholeNumber(typed, 1, MAX_TARGET)
}

/** What a field says: what was typed, else the target that holds. */
export function goalText(sheet: GoalSheet, kind: TargetKind, row: GoalRow, typed: TypedGoals): string {
  return typed[goalName(sheet.metric, kind, row)] ?? row.goals[kind].target?.toString() ?? ''
}

/** The goals that were changed, and what they were before; null while something typed is no target. */
export function changedGoals(
  sheet: GoalSheet,
  typed: TypedGoals,
): { goals: SheetGoal[]; before: SheetGoal[] } | null {
  const goals: SheetGoal[] = []
  const before: SheetGoal[] = []
  for (const row of sheet.rows) {
    for (const kind of TARGET_KINDS) {
      const target = targetOf(goalText(sheet, kind, row, typed))
      if (target === undefined) return null
      const held = row.goals[kind].target
      if (target === held) continue
      const courier = row.courierId === null ? {} : { courier: row.courierId }
      goals.push({ kind, metric: sheet.metric, target, ...courier })
      before.push({ kind, metric: sheet.metric, target: held, ...courier })
    }
  }
  return { goals, before }
}

/**
 * Fields filled at once: with what the period before had as goal or result, for everybody, or for the couriers
 * with even shares of the station's goal. What there is nothing to fill with stays as it is.
 */
export function filledGoals(
  sheet: GoalSheet,
  kind: TargetKind,
  filling: Filling,
  typed: TypedGoals,
): TypedGoals {
  const [station, ...couriers] = sheet.rows
  const whole = station && targetOf(goalText(sheet, kind, station, typed))
  const share = whole ? Math.max(Math.ceil(whole / Math.max(couriers.length, 1)), 1) : null
  const valueFor = (row: GoalRow): number | null => {
    const { before } = row.goals[kind]
    if (filling === 'share') return row.courierId === null ? null : share
    return filling === 'beforeTarget' ? before.target : before.score || null
  }
  const filled = sheet.rows.flatMap((row): [string, string][] => {
    const value = valueFor(row)
    return value === null ? [] : [[goalName(sheet.metric, kind, row), String(value)]]
  })
  return { ...typed, ...Object.fromEntries(filled) }
}
