/** What went wrong on this page, for the list of walls at the desk: bounded, and without what must not travel. */
import type { Clock } from '@leitai/shared/clock'
import type { WallHealth } from '@leitai/shared/wall'

const KEPT = 5
const MAX_LENGTH = 200

/** Device tokens, and whatever else stands behind a `token=` or in a ticket's address. */
const SECRETS = /lw_[\w-]+|(token=|\/me\/t\/)[\w-]+/g

export interface ErrorLog {
  note(error: unknown): void
  /** By this device's clock. */
  soFar(): WallHealth['errors']
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.replace(SECRETS, '$1…').slice(0, MAX_LENGTH)
}

/** Counts all errors and keeps the newest few. */
export function createErrorLog(clock: Clock): ErrorLog {
  let count = 0
  let last: WallHealth['errors']['last'] = []
  return {
    note(error) {
      count += 1
      last = [{ at: clock.now(), message: messageOf(error) }, ...last].slice(0, KEPT)
    },
    soFar: () => ({ count, last }),
  }
}

/** Of this page. */
export const pageErrors = createErrorLog({ now: () => Date.now() })

/** Notes what nobody caught. */
export function watchErrors(log: ErrorLog): void {
  window.addEventListener('error', ({ error, message }) => log.note(error ?? message))
  window.addEventListener('unhandledrejection', ({ reason }) => log.note(reason))
}
