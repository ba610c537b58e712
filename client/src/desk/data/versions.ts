import type { CorrectionAction, FactVersion } from '@leitai/shared/correction'
import type { PickupState } from '@leitai/shared/explanation'

const CONTENT = ['courier', 'at', 'count', 'revenue', 'product', 'channel'] as const
/** What of a pickup can be another in its next version. */
export type VersionField = (typeof CONTENT)[number] | 'state'

/** Whether a version counts, counts no more, or waits. */
export function stateOf(version: Pick<FactVersion, 'void' | 'pending'>): PickupState {
  return version.void ? 'void' : version.pending ? 'pending' : 'counted'
}

/** What is another in a version than it was in the one before. */
export function changedFields(before: FactVersion, after: FactVersion): VersionField[] {
  const content = CONTENT.filter((field) => before[field] !== after[field])
  return stateOf(before) === stateOf(after) ? content : [...content, 'state']
}

/** What may be done to a pickup as it stands. */
export function actionsFor(state: PickupState): CorrectionAction[] {
  if (state === 'void') return ['restore']
  return state === 'pending' ? ['count', 'void', 'reassign', 'amend'] : ['void', 'reassign', 'amend']
}

export interface Effect {
  courier: string
  /** More parcels than before, or fewer. */
  parcels: number
}

/** What a correction does to scores: to whom, and how many parcels. Nothing where the pickup did not count and will not. */
export function effectsOf(
  version: FactVersion,
  action: CorrectionAction,
  to: { courier: string; count: number },
): Effect[] {
  const { courier, count } = version
  const counted = stateOf(version) === 'counted'
  if (action === 'restore' || action === 'count') return [{ courier, parcels: count }]
  if (!counted) return []
  if (action === 'void') return [{ courier, parcels: -count }]
  if (action === 'amend') return to.count === count ? [] : [{ courier, parcels: to.count - count }]
  return [
    { courier, parcels: -count },
    { courier: to.courier, parcels: count },
  ]
}
