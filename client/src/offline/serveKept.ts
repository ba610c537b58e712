/**
 * What a service worker of ours does: lets a page come up while its server is away. The page is asked for first
 * and only then taken from what was kept; what belongs to it has the build in its name and never changes. Nothing
 * of the API goes through here.
 */
interface Kept {
  /** Named in `keepPage` too. */
  cache: string
  /** The address of the one page, below which all its views are. */
  page: string
  /** A server that takes longer than this for a small page is as good as away. */
  pageWithinMs: number
  /** Pages below the address that are other ones, drawn by the server. */
  except?: readonly string[]
}

interface WorkerScope {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
interface LifeEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface RequestEvent extends LifeEvent {
  request: Request
  respondWith(response: Promise<Response>): void
}

function isWorker(scope: object): scope is WorkerScope {
  return 'skipWaiting' in scope
}
function isLifeEvent(event: Event): event is LifeEvent {
  return 'waitUntil' in event
}
function isRequestEvent(event: Event): event is RequestEvent {
  return 'respondWith' in event
}

function within(ms: number, response: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The server took too long.')), ms)
    response.then(resolve, reject)
  })
}

/** Answers for a page and its files, from the server or from what was kept. */
export function serveKept({ cache: cacheName, page: pageUrl, pageWithinMs, except = [] }: Kept): void {
  const assets = `${pageUrl}assets/`

  /** The files that a page names: without them it would not come up. */
  function filesOf(text: string): string[] {
    return (text.match(/(?:src|href)="[^"]+"/g) || [])
      .map((named) => named.slice(named.indexOf('"') + 1, -1))
      .filter((path) => path.indexOf(assets) === 0)
  }

  /** Keeps a new page once its files are kept, and lets go of the old one's only then: power may fail in between. */
  async function keepPage(page: Response): Promise<void> {
    const cache = await caches.open(cacheName)
    const known = await cache.match(pageUrl)
    const [before, now] = await Promise.all([known ? known.text() : '', page.clone().text()])
    if (before === now) return
    const old = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    const files = filesOf(now)
    await cache.addAll(files)
    await cache.put(pageUrl, page)
    const stay = [pageUrl, ...files]
    for (const path of old) if (stay.indexOf(path) < 0) await cache.delete(path)
  }

  /** The page from the server, or the kept one where the server is away, broken or slow. */
  async function servePage(asked: Promise<Response>): Promise<Response> {
    try {
      const response = await within(pageWithinMs, asked)
      if (response.status < 500) return response
      return (await caches.match(pageUrl)) || response
    } catch {
      return (await caches.match(pageUrl)) || asked
    }
  }

  async function serveAsset(request: Request): Promise<Response> {
    const kept = await caches.match(request)
    if (kept) return kept
    const response = await fetch(request)
    if (response.ok) {
      const cache = await caches.open(cacheName)
      await cache.put(request, response.clone())
    }
    return response
  }

  function onRequest(event: Event): void {
    if (!isRequestEvent(event)) return
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== location.origin || except.indexOf(pathname) >= 0) return
    if (request.mode === 'navigate') {
      const asked = fetch(request)
      // where that fails, what was kept before is still whole
      const kept = asked.then((page) => (page.ok ? keepPage(page.clone()) : undefined)).catch(() => undefined)
      event.waitUntil(kept)
      event.respondWith(servePage(asked))
    } else if (pathname.indexOf(assets) === 0) event.respondWith(serveAsset(request))
  }

  if (!isWorker(self)) return
  const worker = self
  addEventListener('install', (event) => isLifeEvent(event) && event.waitUntil(worker.skipWaiting()))
  addEventListener('activate', (event) => isLifeEvent(event) && event.waitUntil(worker.clients.claim()))
  addEventListener('fetch', onRequest)
}
