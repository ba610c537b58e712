/** The phone's pages and their addresses, all below `/me/`. */
import type { LiveMetric } from '@leitai/shared/protocol'

const BASE = '/me/'
/** Those that are told by their name alone. */
const PLAIN_PAGES = ['records', 'disputes', 'news', 'duels', 'goals', 'mine', 'alerts'] as const

export type Route =
  | { page: 'board' }
  /** `period` as the API takes it: a key or an alias. */
  | { page: 'why'; metric: LiveMetric; period: string }
  | { page: (typeof PLAIN_PAGES)[number] }

/** The address of a page. */
export function pathOf(route: Route): string {
  if (route.page === 'board') return BASE
  if (route.page !== 'why') return BASE + route.page
  const { metric, period } = route
  return `${BASE}why?${new URLSearchParams({ metric, period })}`
}

/** The page of an address; the board for any that names none. */
export function parseRoute(pathname: string, search: string): Route {
  const page = pathname.replace(/^\/me\/?/, '').replace(/\/$/, '')
  const plain = PLAIN_PAGES.find((one) => one === page)
  if (plain) return { page: plain }
  if (page !== 'why') return { page: 'board' }
  const query = new URLSearchParams(search)
  return {
    page,
    metric: query.get('metric') === 'walkin' ? 'walkin' : 'pickups',
    period: query.get('period') || 'today',
  }
}
