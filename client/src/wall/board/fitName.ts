/**
 * How to set a name so that it fits. Pure.
 *
 * The rule for every scene: no figure is set below 40 px at 1080p, and no name below 32 px. A name that is too wide
 * becomes smaller down to that, then takes two lines where there are two, and ends in an ellipsis only then.
 */

/** Type that can be read from five metres, in rem (1 rem is 100 px at 1080p). */
export const LEGIBLE_REM = { figure: 0.4, name: 0.32 } as const

const WIDE = /[\u00b7\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/
const NARROW_EM = 0.58
/** Arabic letters, as Uyghur is written in. */
const BROAD = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/
const BROAD_EM = 0.66
/** Tibetan letters, which stand in stacks. */
const TALL = /[\u0f00-\u0fff]/
/** A name takes two lines rather than being set smaller than this, by the row's type. */
export const SMALLEST = 0.68
/** Breaking a line wastes some of it. */
export const TWO_LINES = 1.75

export interface NameFit {
  /** Type size by the row's. */
  scale: number
  lines: 1 | 2
  /** Nothing of it is cut off. */
  whole: boolean
}

/** The width of a text in em, near enough: Chinese characters are one em wide, letters a bit over half. */
export function widthOf(text: string): number {
  const em = (character: string) => (WIDE.test(character) ? 1 : BROAD.test(character) ? BROAD_EM : NARROW_EM)
  return [...text].reduce((sum, character) => sum + em(character), 0)
}

/** The width of a figure in em: its commas and points take half as much as its digits. */
export function figureWidth(figure: string): number {
  return [...figure].reduce((sum, sign) => sum + (sign === ',' || sign === '.' ? 0.31 : 0.6), 0)
}

/** Its letters reach far beyond the line, as those of Uyghur and Tibetan do. */
export function hasTails(text: string): boolean {
  return BROAD.test(text) || TALL.test(text)
}

interface Room {
  /** In em of the row's type. */
  width: number
  lines: 1 | 2
  /** Type of the row, rem; where it is not known, the one in which a name may be as small as `SMALLEST`. */
  type?: number
}

/** The least that a name in a row of this type is scaled to. */
export function leastScale(type: number): number {
  return Math.min(LEGIBLE_REM.name / type, 1)
}

/** Fits a name into its room by the rule above. */
export function fitName(name: string, { width, lines, type = LEGIBLE_REM.name / SMALLEST }: Room): NameFit {
  const wide = widthOf(name)
  const least = leastScale(type)
  const scale = Math.min(width / wide, 1)
  if (scale >= (lines === 2 ? Math.max(least, SMALLEST) : least)) return { scale, lines: 1, whole: true }
  if (lines === 1) return { scale: least, lines: 1, whole: false }
  const broken = (width * TWO_LINES) / wide
  return { scale: Math.max(Math.min(broken, SMALLEST), least), lines: 2, whole: broken >= least }
}
