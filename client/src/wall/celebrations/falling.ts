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

/** A corner of a piece, from a little above the screen on, in shares of width and height, and its visible width by its own. */
interface Place {
  x: number
  y: number
  width: number
}

/** Where a piece is when so much of its fall is over, 0 to 1. */
function placeOf(piece: Piece, fallen: number): Place {
  const angle = fallen * piece.turns * 2 * Math.PI
  return {
    x: piece.x + Math.sin(angle) * piece.swing,
    y: fallen * fallen * 0.55 + fallen * 0.6,
    width: Math.abs(Math.cos(angle * 1.5)),
  }
}

/** As many as it takes that nobody sees the straight line from one to the next. */
const PLACES = 24

/** The way of a piece, place by place in equal times; when it begins and how long it lasts, as shares of the time. */
export function fallOf(piece: Piece): { places: Place[]; startsAt: number; lasts: number } {
  const places = Array.from({ length: PLACES + 1 }, (_, i) => placeOf(piece, i / PLACES))
  return { places, startsAt: piece.start, lasts: 1 - LATEST_START }
}
