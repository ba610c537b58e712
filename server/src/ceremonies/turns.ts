/** How a ceremony goes from one step to another. Pure. */
import { type CeremonyStep, type CeremonyTurn, STEP_LEAD_MS } from '@leitai/shared/ceremony'

/** The title comes first, a little ahead as every step. */
export function firstTurn(now: number): CeremonyTurn {
  return { step: 'title', stepAt: now + STEP_LEAD_MS, before: null }
}

/** A step that has not taken effect yet is passed over by the next: what is on stays on until then. */
export function nextTurn(
  { step, stepAt, before }: CeremonyTurn,
  next: CeremonyStep,
  now: number,
): CeremonyTurn {
  return { step: next, stepAt: now + STEP_LEAD_MS, before: now >= stepAt ? step : before }
}
