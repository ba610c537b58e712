/**
 * Lets a wall come up while its server is away: after a power cut, TVs are quicker than servers, and a browser's
 * error page would stay until someone pulls the plug. The page is asked for first and only then taken from what
 * was kept; what belongs to it has the build in its name and never changes. Nothing of the API goes through here.
 */
const CACHE = 'leitai-wall'
const PAGE = '/wall/'
const ASSETS = '/wall/assets/'
/** The wall that the server draws is another page. */
const LITE = '/wall/lite'
/** A server that takes longer than this for a small page is as good as away. */
const PAGE_WITHIN_MS = 6_000

interface WorkerScope {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
interface LifeEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface RequestEvent extends Event {
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

/** Keeps a page; a new one makes the files of the old one useless. */
async function keepPage(page: Response): Promise<void> {
  const cache = await caches.open(CACHE)
  const known = await cache.match(PAGE)
  const [before, now] = await Promise.all([known ? known.text() : '', page.clone().text()])
  if (before === now) return
  for (const request of await cache.keys()) await cache.delete(request)
  await cache.put(PAGE, page)
}

/** The page from the server, or the kept one where the server is away or broken. */
async function servePage(request: Request): Promise<Response> {
  try {
    const response = await within(PAGE_WITHIN_MS, fetch(request))
    if (response.ok) await keepPage(response.clone())
    if (response.status < 500) return response
    return (await caches.match(PAGE)) || response
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

async function serveAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(CACHE)
    await cache.put(request, response.clone())
  }
  return response
}

function onRequest(event: Event): void {
  if (!isRequestEvent(event)) return
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname === LITE) return
  if (request.mode === 'navigate') event.respondWith(servePage(request))
  else if (pathname.indexOf(ASSETS) === 0) event.respondWith(serveAsset(request))
}

if (isWorker(self)) {
  const worker = self
  addEventListener('install', (event) => isLifeEvent(event) && event.waitUntil(worker.skipWaiting()))
  addEventListener('activate', (event) => isLifeEvent(event) && event.waitUntil(worker.clients.claim()))
  addEventListener('fetch', onRequest)
}
