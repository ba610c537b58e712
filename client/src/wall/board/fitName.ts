/** How to set a name so that it fits, in em of the row's type. Pure. */

const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/
const NARROW_EM = 0.58
const SMALLEST = 0.68

export interface NameFit {
  /** Type size by the row's. */
  scale: number
  lines: 1 | 2
}

/** The width of a text in em, near enough: Chinese characters are one em wide, letters a bit over half. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 1 : NARROW_EM), 0)
}

/** Fits `name` into `room` em: smaller down to SMALLEST, then on two lines where there are two, or cut short. */
export function fitName(name: string, room: number, maxLines: 1 | 2 = 1): NameFit {
  const scale = Math.min(room / widthOf(name), 1)
  if (scale >= SMALLEST) return { scale, lines: 1 }
  return { scale: SMALLEST, lines: maxLines }
}
