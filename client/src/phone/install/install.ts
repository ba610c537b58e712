/** Whether this phone can put the page on its home screen, and how. Framework-free. */
import type { Keep } from '../session/keep.ts'

/** By a button of ours, by the browser's own menu, not from within WeChat, or not at all (any more). */
export type InstallWay = 'prompt' | 'ios' | 'wechat' | 'none'

/** Who said "not now" is not asked again for so long. */
const LEAVE_ALONE_MS = 60 * 24 * 60 * 60_000

/** What Chromium hands to a page that may ask. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}
function isPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event
}

interface Device {
  userAgent: string
  /** Opened from the home screen already. */
  isStandalone: boolean
}

export interface Install {
  get(): InstallWay
  subscribe(listener: () => void): () => void
  /** Has the browser ask; only where `get` says `prompt`. */
  ask(): Promise<void>
  dismiss(): void
}

interface InstallDeps {
  device: Device
  target: Pick<EventTarget, 'addEventListener'>
  /** When the hint was sent away. */
  dismissed: Keep<number>
  now: () => number
}

function wayWithoutPrompt({ userAgent, isStandalone }: Device): InstallWay {
  if (isStandalone) return 'none'
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  return /iPhone|iPad|iPod/.test(userAgent) ? 'ios' : 'none'
}

/** Listens from now on: the browser offers once, early. */
export function createInstall({ device, target, dismissed, now }: InstallDeps): Install {
  const listeners = new Set<() => void>()
  let offered: InstallPrompt | null = null
  let isLeftAlone = now() - (dismissed.load() ?? Number.NEGATIVE_INFINITY) < LEAVE_ALONE_MS

  function tell(): void {
    for (const listener of listeners) listener()
  }

  target.addEventListener('beforeinstallprompt', (event) => {
    if (!isPrompt(event)) return
    event.preventDefault() // the browser's own bar would lie over the standings
    offered = event
    tell()
  })
  target.addEventListener('appinstalled', () => {
    offered = null
    isLeftAlone = true
    tell()
  })

  return {
    get() {
      if (isLeftAlone) return 'none'
      return offered ? 'prompt' : wayWithoutPrompt(device)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async ask() {
      const prompt = offered
      offered = null
      await prompt?.prompt()
      tell()
    },
    dismiss() {
      isLeftAlone = true
      dismissed.save(now())
      tell()
    },
  }
}

/** The device as a browser tells it. */
export function browserDevice(): Device {
  const isOnIosHome = 'standalone' in navigator && navigator.standalone === true
  return {
    userAgent: navigator.userAgent,
    isStandalone: isOnIosHome || matchMedia('(display-mode: standalone)').matches,
  }
}
