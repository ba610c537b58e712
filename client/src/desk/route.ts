/** The desk's pages and their addresses, all below `/desk/`. */
import type { LiveMetric } from '@leitai/shared/protocol'
import { METRICS, type Metric } from '@leitai/shared/standings'
import { START_STEPS, type StartStep } from './data/start.ts'

const BASE = '/desk/'

export const STATION_TABS = [
  'standings',
  'finals',
  'pending',
  'disputes',
  'corrections',
  'goals',
  'challenges',
  'programme',
  'settings',
] as const
export type StationTab = (typeof STATION_TABS)[number]

export type Route =
  | { page: 'home' }
  /** The first run of a station; at the step that is next where none is named. */
  | { page: 'start'; step?: StartStep; stationId?: string }
  | { page: 'station'; stationId: string; tab: StationTab }
  /** Why a courier stands where they stand; `period` is a key, or an alias such as `today`. */
  | { page: 'why'; stationId: string; courierId: string; metric: Metric; period: string }
  /** Awards and poster of a final. */
  | { page: 'ceremony'; stationId: string; metric: LiveMetric; period: string }
  /** A day once more; today where none is named. */
  | { page: 'replay'; stationId: string; date?: string; metric?: LiveMetric }
  /** `announcementId` is one whose readers at a station are looked for. */
  | { page: 'announcements'; announcementId?: string; stationId?: string }
  /** `stationId` preselects its station; `announcementId` is of one that is changed. */
  | { page: 'posting'; stationId?: string; announcementId?: string }
  /** Those of a station, where one is named. */
  | { page: 'walls'; stationId?: string }
  | { page: 'wallProgramme'; wallId: string }
  /** `code` as the wall's QR code or a colleague's link may bring it. */
  | { page: 'pairing'; code?: string; stationId?: string }
  | { page: 'roster' }
  | { page: 'import' }
  | { page: 'account' }
  | { page: 'accounts' }
  | { page: 'keys' }
  /** Who has changed what. */
  | { page: 'trail' }
  | { page: 'unknown' }

function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The address of a page. */
export function pathOf(route: Route): string {
  switch (route.page) {
    case 'station': {
      const path = `${BASE}stations/${encodeURIComponent(route.stationId)}`
      return route.tab === 'standings' ? path : `${path}/${route.tab}`
    }
    case 'why': {
      const { stationId, courierId, metric, period } = route
      const path = `${BASE}stations/${encodeURIComponent(stationId)}/why/${encodeURIComponent(courierId)}`
      return withQuery(path, { metric, period })
    }
    case 'ceremony': {
      const { stationId, metric, period } = route
      return withQuery(`${BASE}stations/${encodeURIComponent(stationId)}/ceremony`, { metric, period })
    }
    case 'replay': {
      const { stationId, metric, date } = route
      return withQuery(`${BASE}stations/${encodeURIComponent(stationId)}/replay`, { metric, date })
    }
    case 'start':
      return withQuery(`${BASE}start`, { step: route.step, station: route.stationId })
    case 'announcements':
      return withQuery(`${BASE}announcements`, { readers: route.announcementId, station: route.stationId })
    case 'walls':
      return withQuery(`${BASE}walls`, { station: route.stationId })
    case 'posting':
      if (route.announcementId !== undefined)
        return `${BASE}announcements/${encodeURIComponent(route.announcementId)}/edit`
      return withQuery(`${BASE}announcements/new`, { station: route.stationId })
    case 'pairing':
      return withQuery(`${BASE}walls/pair`, { code: route.code, station: route.stationId })
    case 'wallProgramme':
      return `${BASE}walls/${encodeURIComponent(route.wallId)}/programme`
    case 'import':
      return `${BASE}roster/import`
    case 'home':
    case 'unknown':
      return BASE
    default:
      return BASE + route.page
  }
}

/** The page of an address. */
export function parseRoute(pathname: string, search: string): Route {
  const query = new URLSearchParams(search)
  const [first = '', second, third, fourth, ...rest] = pathname
    .replace(/^\/desk\/?/, '')
    .split('/')
    .filter(Boolean)
  if (rest.length > 0) return { page: 'unknown' }
  const stationId = query.get('station') ?? undefined
  if (first === '') return { page: 'home' }
  if (first === 'stations' && second && third === 'why' && fourth) return whyRoute(second, fourth, query)
  if (fourth) return { page: 'unknown' }
  if (first === 'stations' && second && third === 'ceremony') return ceremonyRoute(second, query)
  if (first === 'stations' && second && third === 'replay') return replayRoute(second, query)
  if (first === 'stations' && second) return stationRoute(second, third ?? 'standings')
  if (first === 'walls' && second && third === 'programme') return wallRoute(second)
  if (first === 'announcements' && second && third === 'edit') return editRoute(second)
  if (third) return { page: 'unknown' }
  switch (`${first}/${second ?? ''}`) {
    case 'start/':
      return { page: 'start', step: START_STEPS.find((name) => name === query.get('step')), stationId }
    case 'announcements/':
      return { page: 'announcements', announcementId: query.get('readers') ?? undefined, stationId }
    case 'announcements/new':
      return { page: 'posting', stationId }
    case 'walls/':
      return { page: 'walls', stationId }
    case 'walls/pair':
      return { page: 'pairing', code: query.get('code') ?? undefined, stationId }
    case 'roster/':
      return { page: 'roster' }
    case 'roster/import':
      return { page: 'import' }
    case 'account/':
      return { page: 'account' }
    case 'accounts/':
      return { page: 'accounts' }
    case 'keys/':
      return { page: 'keys' }
    case 'trail/':
      return { page: 'trail' }
    default:
      return { page: 'unknown' }
  }
}

function stationRoute(encodedId: string, tab: string): Route {
  const known = STATION_TABS.find((name) => name === tab)
  if (!known) return { page: 'unknown' }
  const stationId = decoded(encodedId)
  return stationId === null ? { page: 'unknown' } : { page: 'station', stationId, tab: known }
}

function wallRoute(encodedId: string): Route {
  const wallId = decoded(encodedId)
  return wallId === null ? { page: 'unknown' } : { page: 'wallProgramme', wallId }
}

function editRoute(encodedId: string): Route {
  const announcementId = decoded(encodedId)
  return announcementId === null ? { page: 'unknown' } : { page: 'posting', announcementId }
}

function whyRoute(station: string, courier: string, query: URLSearchParams): Route {
  const stationId = decoded(station)
  const courierId = decoded(courier)
  if (stationId === null || courierId === null) return { page: 'unknown' }
  const metric = METRICS.find((name) => name === query.get('metric')) ?? 'pickups'
  return { page: 'why', stationId, courierId, metric, period: query.get('period') ?? 'today' }
}

function ceremonyRoute(station: string, query: URLSearchParams): Route {
  const stationId = decoded(station)
  const period = query.get('period')
  if (stationId === null || period === null) return { page: 'unknown' }
  return { page: 'ceremony', stationId, metric: liveMetricOf(query) ?? 'pickups', period }
}

function replayRoute(station: string, query: URLSearchParams): Route {
  const stationId = decoded(station)
  if (stationId === null) return { page: 'unknown' }
  return { page: 'replay', stationId, date: query.get('date') ?? undefined, metric: liveMetricOf(query) }
}

function liveMetricOf(query: URLSearchParams): LiveMetric | undefined {
  const asked = query.get('metric')
  return asked === 'pickups' || asked === 'walkin' ? asked : undefined
}

/** Null for what is not an encoding that anything of ours has made. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
