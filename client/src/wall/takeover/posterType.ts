/** How large the words of a takeover are set, in rem. Pure. */
import { widthOf } from '../board/fitName.ts'
import type { Frame } from '../stage/frame.ts'

interface Room {
  /** Type sizes to try, the largest first, and on how many lines each may run. */
  titles: readonly (readonly [rem: number, lines: number])[]
  titleWidth: number
  bodyWidth: number
  bodyHeight: number
}

const LANDSCAPE: Room = {
  titles: [
    [1.5, 1],
    [1.2, 1],
    [1.2, 2],
    [0.96, 2],
    [0.8, 3],
  ],
  titleWidth: 14.6,
  bodyWidth: 14,
  bodyHeight: 3.9,
}
/** Narrow and high: more lines instead of smaller type. */
const PORTRAIT: Room = {
  titles: [
    [1.5, 1],
    [1.2, 1],
    [1.2, 2],
    [1.2, 3],
    [0.96, 4],
    [0.8, 5],
  ],
  titleWidth: 8.1,
  bodyWidth: 8,
  bodyHeight: 7.2,
}
const SMALLEST_TITLE_REM = 0.66
const BODY_REM = [0.74, 0.62, 0.52, 0.44]
const SMALLEST_REM = 0.42
const LINE = 1.4

function roomOf({ portrait }: Pick<Frame, 'portrait'>): Room {
  return portrait ? PORTRAIT : LANDSCAPE
}

/** The largest size in which a title keeps to its lines. */
export function titleSize(title: string, frame: Pick<Frame, 'portrait'>): number {
  const { titles, titleWidth } = roomOf(frame)
  const fits = titles.find(([rem, lines]) => widthOf(title) * rem <= titleWidth * (lines - (lines - 1) * 0.1))
  return fits?.[0] ?? SMALLEST_TITLE_REM
}

/** The largest size in which a body fits, and whether it is too long even in the smallest one. */
export function bodyType(body: string, frame: Pick<Frame, 'portrait'>): { rem: number; rolls: boolean } {
  const { bodyWidth, bodyHeight } = roomOf(frame)
  const heightAt = (rem: number) =>
    body
      .split('\n')
      .reduce((sum, line) => sum + Math.max(Math.ceil((widthOf(line) * rem) / bodyWidth), 1), 0) *
    rem *
    LINE
  const rem = BODY_REM.find((size) => heightAt(size) <= bodyHeight) ?? SMALLEST_REM
  return { rem, rolls: heightAt(rem) > bodyHeight }
}
