/** How large the words of a takeover are set, in rem. Pure. */
import { widthOf } from '../board/fitName.ts'

/** Type sizes to try, the largest first, and on how many lines each may run. */
const TITLE_REM: readonly (readonly [rem: number, lines: number])[] = [
  [1.5, 1],
  [1.2, 1],
  [1.2, 2],
  [0.96, 2],
  [0.8, 3],
]
const BODY_REM = [0.74, 0.62, 0.52, 0.44]
const TITLE_WIDTH_REM = 14.6
const BODY_WIDTH_REM = 14
const BODY_HEIGHT_REM = 3.9
const SMALLEST_REM = 0.42
const LINE = 1.4

/** The largest size in which a title keeps to its lines. */
export function titleSize(title: string): number {
  const fits = TITLE_REM.find(
    ([rem, lines]) => widthOf(title) * rem <= TITLE_WIDTH_REM * (lines - (lines - 1) * 0.1),
  )
  return fits?.[0] ?? 0.66
}

/** How high a body becomes in a type size. */
function heightAt(rem: number, body: string): number {
  const lines = body
    .split('\n')
    .reduce((sum, line) => sum + Math.max(Math.ceil((widthOf(line) * rem) / BODY_WIDTH_REM), 1), 0)
  return lines * rem * LINE
}

/** The largest size in which a body fits, and how much of it stays hidden below even in the smallest one. */
export function bodyType(body: string): { rem: number; hidden: number } {
  const rem = BODY_REM.find((size) => heightAt(size, body) <= BODY_HEIGHT_REM) ?? SMALLEST_REM
  return { rem, hidden: Math.max(heightAt(rem, body) - BODY_HEIGHT_REM, 0) }
}
