/** Web push as this browser has it. */
import type { AlertKind } from '@leitai/shared/alertKinds'
import type { AlertsInput, AlertsReply } from '@leitai/shared/alerts'
import type { Language } from '../../i18n/language.ts'
import type { Api } from '../../live/api.ts'

/** Why there is none: the browser has none, or wants the page on its home screen first; or the person has said no. */
export type PushState = 'ready' | 'denied' | 'installFirst' | 'unsupported'

/** What can be had here. */
export function pushState(): PushState {
  const isIos = /iPhone|iPad|iPod/.test(navigator.userAgent)
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return isIos ? 'installFirst' : 'unsupported'
  }
  return Notification.permission === 'denied' ? 'denied' : 'ready'
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

async function known(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** What this device is told. Throws the server's problem. */
export async function readAlerts(api: Api): Promise<AlertsReply> {
  const endpoint = pushState() === 'ready' ? (await known())?.endpoint : undefined
  return api.get<AlertsReply>(`/me/alerts${endpoint ? `?endpoint=${encodeURIComponent(endpoint)}` : ''}`)
}

/**
 * Asks the browser, and then the server, to be told these kinds; none of them ends it. Throws the server's problem;
 * whatever else it throws is the browser's refusal.
 */
export async function chooseAlerts(
  api: Api,
  kinds: readonly AlertKind[],
  { publicKey }: AlertsReply,
  language: Language,
): Promise<AlertsReply> {
  const subscription = (await known()) ?? (await subscribe(publicKey))
  const { endpoint = '', keys = {} } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys
  const input: AlertsInput = { endpoint, keys: { p256dh, auth }, kinds: [...kinds], language }
  const reply = await api.put<AlertsReply>('/me/alerts', input)
  if (kinds.length === 0) await subscription.unsubscribe()
  return reply
}

/** A session that begins on a device that was told things goes on being told them: with the one before it that ended. */
export async function keepAlerts(api: Api, language: Language): Promise<void> {
  if (pushState() !== 'ready') return
  const alerts = await readAlerts(api)
  if (alerts.kinds.length > 0) await chooseAlerts(api, alerts.kinds, alerts, language)
}

async function subscribe(publicKey: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('Not allowed.')
  const registration = await navigator.serviceWorker.ready
  return registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(publicKey),
  })
}
