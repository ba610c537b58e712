import type { Api } from '../../live/api.ts'

/** The next one who signs in on this phone is not told what was meant for this one. */
export async function dropAlerts(api: Api): Promise<void> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return
  try {
    const registration = await navigator.serviceWorker.getRegistration()
    const subscription = await registration?.pushManager.getSubscription()
    if (!subscription) return
    const { endpoint, keys } = subscription.toJSON()
    await subscription.unsubscribe()
    const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
    await api.put('/me/alerts', { endpoint, keys, kinds: [], language })
  } catch {
    // the push service says that it is gone, by the next alert at the latest
  }
}
