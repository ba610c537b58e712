/** How to set a name so that it fits, in em of the row's type. Pure. */

const WIDE = /[\u00b7\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/
const NARROW_EM = 0.58
/** Arabic letters, as Uyghur is written in. */
const BROAD = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/
const BROAD_EM = 0.66
/** Names are cut short or broken rather than set smaller than this, by the row's type. */
export const SMALLEST = 0.68

export interface NameFit {
  /** Type size by the row's. */
  scale: number
  lines: 1 | 2
}

/** The width of a text in em, near enough: Chinese characters are one em wide, letters a bit over half. */
export function widthOf(text: string): number {
  const em = (character: string) => (WIDE.test(character) ? 1 : BROAD.test(character) ? BROAD_EM : NARROW_EM)
  return [...text].reduce((sum, character) => sum + em(character), 0)
}

interface Room {
  /** In em of the row's type. */
  width: number
  lines: 1 | 2
  /** By the row's type. */
  smallest?: number
}

/** Fits a name into its room: smaller down to `smallest`, then on two lines where there are two, or cut short. */
export function fitName(name: string, { width, lines, smallest = SMALLEST }: Room): NameFit {
  const scale = Math.min(width / widthOf(name), 1)
  return scale >= smallest ? { scale, lines: 1 } : { scale: smallest, lines }
}
