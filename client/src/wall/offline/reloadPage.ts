declare global {
  interface Window {
    /** Of the watchdog in the page: tells whether a reload would be answered. Missing while it is developed. */
    leitaiAskForPage?: (tell: (answered: boolean) => void) => void
  }
}

const ASK_AGAIN_MS = 10_000

/**
 * Loads the page again, `before` done first, if it is sure to come. Every reload goes through here: a browser's
 * error page would stay until someone pulls the plug. False where nobody answers.
 */
export async function reloadPage(before?: () => void): Promise<boolean> {
  const { leitaiAskForPage: ask } = window
  const answered = !ask || (await new Promise<boolean>(ask))
  if (!answered) return false
  before?.()
  location.reload()
  return true
}

/** Loads the page again after a while, and goes on asking for as long as nobody answers. */
export function reloadWhenAnswered(): void {
  setTimeout(async () => {
    if (!(await reloadPage())) reloadWhenAnswered()
  }, ASK_AGAIN_MS)
}
