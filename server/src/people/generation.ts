/**
 * Since when a secret holds, as of `nowMs`: never what it was before, also where the clock was set back, for
 * sessions are compared with it.
 */
export function generationAfter(before: number | undefined, nowMs: number): number {
  return Math.max(nowMs, (before ?? 0) + 1)
}
