/** Where the pieces of confetti are. Pure: chance comes in, and time as a share of the fall, 0 to 1. */

const COLOURS = ['#f8d477', '#fff3cf', '#e5484a', '#eebc4c', '#62c9a0', '#fdf6e7']
/** What falls last begins after this share of the time. */
const LATEST_START = 0.35

export interface Piece {
  colour: string
  /** Shares of the width: where it falls from, and how far it swings. */
  x: number
  swing: number
  /** Shares of the height. */
  size: number
  /** Share of the time at which it begins to fall. */
  start: number
  /** How often it swings and turns on its way. */
  turns: number
}

/** `random` gives numbers from 0 up to 1. */
export function scatter(count: number, random: () => number): Piece[] {
  return Array.from({ length: count }, (_, i) => ({
    colour: COLOURS[i % COLOURS.length] ?? '#f8d477',
    x: random(),
    swing: 0.01 + random() * 0.03,
    size: 0.012 + random() * 0.014,
    start: random() * LATEST_START,
    turns: 2 + random() * 4,
  }))
}

/** Centre of a piece and its visible width by its own, or null before and after its fall. */
export function placeOf(piece: Piece, time: number): { x: number; y: number; width: number } | null {
  const fallen = (time - piece.start) / (1 - LATEST_START)
  if (fallen < 0 || fallen > 1) return null
  const angle = fallen * piece.turns * 2 * Math.PI
  return {
    x: piece.x + Math.sin(angle) * piece.swing,
    y: -0.05 + fallen * fallen * 0.5 + fallen * 0.6,
    width: Math.abs(Math.cos(angle * 1.5)),
  }
}
