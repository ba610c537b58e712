/** The ground of a poster: red silk with rays behind the headline, and a gold frame. */
export interface Size {
  width: number
  height: number
}

export const GOLD = '#eebc4c'
const RAYS = 28

/** Fills the whole of `size`. */
export function drawGround(context: CanvasRenderingContext2D, size: Size): void {
  const { width, height } = size
  const light = { x: width / 2, y: height * 0.16 }
  const far = Math.hypot(width, height)
  const red = context.createRadialGradient(light.x, light.y, 0, light.x, light.y, far * 0.85)
  red.addColorStop(0, '#d8302f')
  red.addColorStop(0.4, '#a3191b')
  red.addColorStop(1, '#5a0b0e')
  context.fillStyle = red
  context.fillRect(0, 0, width, height)
  drawRays(context, light, far)
  drawFrame(context, size, 34, 8, GOLD)
  drawFrame(context, size, 52, 2.5, 'rgba(255, 230, 163, 0.75)')
  drawCorners(context, size)
}

function drawRays(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, far: number): void {
  const fade = context.createRadialGradient(x, y, far * 0.05, x, y, far * 0.7)
  fade.addColorStop(0, 'rgba(255, 230, 163, 0.26)')
  fade.addColorStop(1, 'rgba(255, 230, 163, 0)')
  context.fillStyle = fade
  const step = (2 * Math.PI) / RAYS
  for (let ray = 0; ray < RAYS; ray++) {
    context.beginPath()
    context.moveTo(x, y)
    context.arc(x, y, far, ray * step, (ray + 0.42) * step)
    context.closePath()
    context.fill()
  }
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  inset: number,
  line: number,
  color: string,
): void {
  context.lineWidth = line
  context.strokeStyle = color
  context.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset)
}

/** A key pattern in each corner, as on lacquer boxes. */
function drawCorners(context: CanvasRenderingContext2D, { width, height }: Size): void {
  const inset = 66
  context.lineWidth = 5
  context.strokeStyle = GOLD
  for (const [x, y, dx, dy] of [
    [inset, inset, 1, 1],
    [width - inset, inset, -1, 1],
    [inset, height - inset, 1, -1],
    [width - inset, height - inset, -1, -1],
  ] as const) {
    context.beginPath()
    context.moveTo(x + dx * 84, y)
    context.lineTo(x, y)
    context.lineTo(x, y + dy * 84)
    context.moveTo(x + dx * 60, y + dy * 20)
    context.lineTo(x + dx * 20, y + dy * 20)
    context.lineTo(x + dx * 20, y + dy * 60)
    context.lineTo(x + dx * 42, y + dy * 60)
    context.lineTo(x + dx * 42, y + dy * 40)
    context.stroke()
  }
}
