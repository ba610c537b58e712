/** How a pickup stands, in the few words that a row has room for. Pure. */
import type { ExplainedPickup } from '@leitai/shared/explanation'

/** `elsewhere`: it counts, but not in the metric that was asked for. */
export type Mark = ExplainedPickup['state'] | 'amended' | 'late' | 'elsewhere'

/** A shape for each, so that nobody needs the colour. */
export const SHAPES: Record<Mark, string> = {
  counted: '✓',
  void: '✕',
  pending: '?',
  amended: '△',
  late: '◇',
  elsewhere: '○',
}

/** First whether it counts, then what happened to it. */
export function marksOf(pickup: Pick<ExplainedPickup, 'state' | 'adds' | 'amended' | 'late'>): Mark[] {
  const marks: Mark[] = [pickup.state === 'counted' && pickup.adds === 0 ? 'elsewhere' : pickup.state]
  if (pickup.amended) marks.push('amended')
  if (pickup.late) marks.push('late')
  return marks
}
