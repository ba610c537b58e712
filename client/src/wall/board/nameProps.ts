import type { CSSProperties } from 'react'
import { hasTails, type NameFit } from './fitName.ts'

const TAIL = '0.28em'
/** Room for tails within an element that hides what is too wide, without moving anything around it. */
export const WITH_TAILS: CSSProperties = {
  paddingTop: TAIL,
  paddingBottom: TAIL,
  marginTop: `-${TAIL}`,
  marginBottom: `-${TAIL}`,
}

/** Class and style of the element that holds a fitted name: whatever hides what is too wide leaves its tails. */
export function nameProps(
  name: string,
  { scale, lines, whole }: NameFit,
  className = '',
): { className: string; style: CSSProperties } {
  const fontSize = `${scale}em`
  if (lines === 1) return { className, style: { fontSize, ...WITH_TAILS } }
  return {
    className: `${className} two-lines`.trim(),
    style: whole ? { fontSize, overflow: 'visible' } : { fontSize, ...(hasTails(name) ? WITH_TAILS : {}) },
  }
}
