/**
 * A script apart from the wall's own program: when the page shows nothing, was never started (a file of it is
 * missing) or has stopped drawing for a minute, it is loaded anew, if there is somebody to answer. It cannot help
 * where the browser itself stands still.
 */
const LOOK_EVERY_MS = 10_000
const PATIENCE = 6
const HEALTH = '/healthz'
/** Written by `Alive`. Nothing is imported here: this must not hang on a file of the wall's. */
const ALIVE = 'data-alive'

let lastSign: string | null = null
let looksInVain = 0

function isDrawn(): boolean {
  const wall = document.getElementById('wall')
  return wall !== null && wall.firstElementChild !== null && wall.firstElementChild.clientHeight > 0
}

/** Without a server and a kept page, a reload would only bring the browser's error page. */
async function isAnswered(): Promise<boolean> {
  if (navigator.serviceWorker?.controller) return true
  try {
    return (await fetch(HEALTH, { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

async function look(): Promise<void> {
  const sign = document.documentElement.getAttribute(ALIVE)
  looksInVain = sign !== lastSign && isDrawn() ? 0 : looksInVain + 1
  lastSign = sign
  if (looksInVain >= PATIENCE && (await isAnswered())) location.reload()
}

setInterval(() => void look(), LOOK_EVERY_MS)
