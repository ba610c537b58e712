/** Keeps this page and its files, so that it comes up without its server too (L3). */

const BASE = import.meta.env.BASE_URL
/** The address without its slash, by which a TV or phone may have been opened. */
const BARE = BASE.replace(/\/$/, '')
const CACHE = `leitai-${BARE.slice(1)}`

/** The whole of `/wall` or `/me` where the server lets a file below it answer for it, else what is below. */
async function register(): Promise<ServiceWorkerRegistration> {
  const script = `${BASE}sw.js`
  try {
    return await navigator.serviceWorker.register(script, { scope: BARE })
  } catch {
    return navigator.serviceWorker.register(script, { scope: BASE })
  }
}

/** Files that were loaded before anything could keep them. */
async function keepLoaded(): Promise<void> {
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}${BASE}assets/`))
  const cache = await caches.open(CACHE)
  for (const url of [BASE, ...files]) {
    if (await cache.match(url)) continue
    const response = await fetch(url)
    if (response.ok) await cache.put(url, response)
  }
}

/**
 * Browsers offer this on https and on the machine itself only; elsewhere the page needs its server to come up.
 * Failing here takes nothing from the page that runs.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  // below the base, so that a reload is answered even where the worker may not speak for the bare address itself
  if (location.pathname === BARE) history.replaceState(null, '', BASE + location.search + location.hash)
  try {
    await register()
    await keepLoaded()
  } catch (error) {
    console.warn('This page cannot come up without its server.', error)
  }
}
