/** How large an announcement can be set in a box. Pure. */
import { widthOf } from '../../board/fitName.ts'

const LARGEST_REM = 1.5
const SMALLEST_REM = 0.5
const STEP_REM = 0.05
/** A title of no more than this, in em, is set smaller, down to a share, rather than broken. */
const SHORT_TITLE = 8
const UNBROKEN = 0.7
/** Type of the body by that of the title, and the least of it. */
const BODY_SHARE = 0.6
const SMALLEST_BODY_REM = 0.32
const TITLE_LINE = 1.28
const BODY_LINE = 1.42
/** Between the two, by the type of the title. */
const BETWEEN = 0.35
/** A line is broken before it is full. */
const FULL = 0.94

interface Box {
  width: number
  height: number
}

/** How many lines a text takes in a type size. */
function linesOf(text: string, rem: number, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(Math.ceil((widthOf(line) * rem) / (width * FULL)), 1), 0)
}

export interface PosterSize {
  titleRem: number
  bodyRem: number
}

/** The largest type in which title and body fit into a box; the smallest where none does. */
export function posterSize(title: string, body: string, { width, height }: Box): PosterSize {
  for (let titleRem = LARGEST_REM; ; titleRem -= STEP_REM) {
    const bodyRem = Math.max(titleRem * BODY_SHARE, SMALLEST_BODY_REM)
    const titleHeight = linesOf(title, titleRem, width) * titleRem * TITLE_LINE
    const bodyHeight =
      body === '' ? 0 : titleRem * BETWEEN + linesOf(body, bodyRem, width) * bodyRem * BODY_LINE
    if (titleHeight + bodyHeight <= height || titleRem <= SMALLEST_REM) {
      const oneLineRem = Math.min((width * FULL) / widthOf(title), titleRem)
      const unbroken = widthOf(title) <= SHORT_TITLE && oneLineRem >= titleRem * UNBROKEN
      return { titleRem: unbroken ? oneLineRem : titleRem, bodyRem }
    }
  }
}
