const STEP_MS = 2_000
const SETTLE = 0.1

/**
 * The difference to the server's clock after one more observation of it. A message that was longer on its way
 * makes the difference look smaller, so the largest one is nearest to the truth; it is let go of slowly,
 * since clocks drift, and at once when a clock was set.
 */
export function adjustOffset(known: number | null, observed: number): number {
  if (known === null || Math.abs(observed - known) > STEP_MS || observed > known) return observed
  return known + (observed - known) * SETTLE
}
