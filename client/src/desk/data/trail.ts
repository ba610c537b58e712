import type { Correction } from '@leitai/shared/correction'
import { stateOf } from './versions.ts'

/** One decision writes its entries one after the other. */
const DECIDED_WITHIN_MS = 10_000

/** What was decided at once: the entries of one person for one courier, for one reason, to one end. Never empty. */
export type Decision = [Correction, ...Correction[]]

/** The trail by decisions, in its order. Pure. */
export function groupTrail(corrections: readonly Correction[]): Decision[] {
  const decisions: Decision[] = []
  for (const correction of corrections) {
    const last = decisions.at(-1)
    if (last && isOfOne(last[0], correction)) last.push(correction)
    else decisions.push([correction])
  }
  return decisions
}

function isOfOne(one: Correction, other: Correction): boolean {
  return (
    one.by === other.by &&
    one.address === other.address &&
    one.reason === other.reason &&
    one.before?.courier === other.before?.courier &&
    one.after.courier === other.after.courier &&
    stateOf(one.after) === stateOf(other.after) &&
    Math.abs(Date.parse(one.madeAt) - Date.parse(other.madeAt)) <= DECIDED_WITHIN_MS
  )
}
