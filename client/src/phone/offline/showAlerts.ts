/** The service worker's part of alerts: shows what was pushed, and leads a tap to where it is about. */
import type { AlertMessage } from '@leitai/shared/alerts'

interface PageClient {
  visibilityState?: string
  focus(): Promise<PageClient>
  navigate(url: string): Promise<unknown>
}
interface AlertScope {
  registration: ServiceWorkerRegistration
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<PageClient[]>
    openWindow(url: string): Promise<unknown>
  }
}
interface PushedEvent extends Event {
  data: { json(): AlertMessage } | null
  waitUntil(done: Promise<unknown>): void
}
interface TappedEvent extends Event {
  notification: Notification
  waitUntil(done: Promise<unknown>): void
}

function isScope(scope: object): scope is AlertScope {
  return 'registration' in scope && 'clients' in scope
}
function isPushed(event: Event): event is PushedEvent {
  return 'data' in event && 'waitUntil' in event
}
function isTapped(event: Event): event is TappedEvent {
  return 'notification' in event && 'waitUntil' in event
}

/** Shows what is pushed, unless the page is on the screen: there it can be seen already. */
export function showAlerts(): void {
  if (!isScope(self)) return
  const { registration, clients } = self
  const pages = () => clients.matchAll({ type: 'window', includeUncontrolled: true })

  async function show({ kind, title, body, path }: AlertMessage): Promise<void> {
    if ((await pages()).some(({ visibilityState }) => visibilityState === 'visible')) return
    await registration.showNotification(title, {
      body,
      tag: kind,
      icon: '/me/icon-192.png',
      data: path,
    })
  }

  async function open(path: string): Promise<void> {
    const [page] = await pages()
    if (!page) {
      await clients.openWindow(path)
      return
    }
    await page.focus()
    await page.navigate(path)
  }

  addEventListener('push', (event) => {
    if (isPushed(event) && event.data) event.waitUntil(show(event.data.json()))
  })
  addEventListener('notificationclick', (event) => {
    if (!isTapped(event)) return
    event.notification.close()
    const path: unknown = event.notification.data
    event.waitUntil(open(typeof path === 'string' && path.indexOf('/me/') === 0 ? path : '/me/'))
  })
}
