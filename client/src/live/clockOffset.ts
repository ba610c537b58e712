const STEP_MS = 2_000
const SETTLE = 0.1
/** A line that was held up lets go of all that it had at once; a clock that was set is still so after this. */
const SURE_AFTER_MS = 1_000

/**
 * The difference to the server's clock, after one more observation of it at `now`. A message that was longer on its
 * way makes the difference look smaller, so the largest one is nearest to the truth; it is let go of slowly, since
 * clocks drift. One that is far smaller was held up, or a clock was set: it is believed once it is seen again.
 */
export function createClockOffset() {
  let known: number | null = null
  let droppedAt: number | null = null

  return function observe(observed: number, now: number): number {
    const isDrop = known !== null && observed < known - STEP_MS
    if (!isDrop) droppedAt = null
    // a clock may have been set back between the two
    const isSure = droppedAt !== null && Math.abs(now - droppedAt) >= SURE_AFTER_MS
    if (isDrop && !isSure) droppedAt ??= now
    else if (known === null || isDrop || observed > known) known = observed
    else known += (observed - known) * SETTLE
    if (isSure) droppedAt = null
    return known ?? observed
  }
}
