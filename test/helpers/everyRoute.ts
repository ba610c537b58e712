import type { Right } from '@leitai/shared/rights'
import { buildPickup } from './pickups.ts'

/** A station with what belongs to it. */
export interface Place {
  station: string
  /** The one who asks as courier is posted in the east. */
  courier: string
  /** Whose PIN may be changed. */
  other: string
  pickup: string
  wall: string
  announcement: string
  ceremony: string
  account: string
  key: string
  challenge: object
}

/** An open route is for everybody, and says why. */
type Open = { open: string }
/** Of a route that names no station, or a thing of one, there is one request; of another one for each place. */
interface Asked {
  right: Right
  placed: boolean
  path(place: Place): string
  body?(place: Place): unknown
}
export type RouteEntry = Open | Asked

const open = (why: string): Open => ({ open: why })

function asked(right: Right, path: string, body?: unknown): Asked {
  return { right, placed: false, path: () => path, ...(body === undefined ? {} : { body: () => body }) }
}

function at(right: Right, path: (place: Place) => string, body?: Asked['body']): Asked {
  return { right, placed: true, path, ...(body ? { body } : {}) }
}

/** Below a station. */
function of(right: Right, path: string, body?: Asked['body']): Asked {
  return at(right, ({ station }) => `/stations/${station}${path}`, body)
}

const same = (body: unknown) => () => body
const SETTINGS = { wallMetric: 'pickups', hours: { from: '08:00', to: '20:00' }, wallTop: null }
const PROGRAMME = { items: [] }
const REASON = { base: 9, reason: 'x' }

const announced = ({ station }: Place) => ({
  kind: 'notice',
  title: '通知',
  body: '',
  stations: [station],
  takeover: false,
  ticker: true,
})

const page = open('a page without figures: it asks for them with the reader’s own rights')
const signingIn = open('whoever signs in is nobody yet; attempts are limited')

export const ROUTES: Record<string, RouteEntry> = {
  'GET /healthz': open('the process lives'),
  'GET /readyz': open('the store answers'),
  'GET /metrics': open('asks for METRICS_TOKEN or this machine, tested in audit.test.ts'),
  'GET /': page,
  'GET /favicon.ico': page,
  'GET /wall,/wall/*path': page,
  'GET /wall/sw.js': page,
  'GET /me,/me/*path': page,
  'GET /me/sw.js': page,
  'GET /desk,/desk/*path': page,
  'GET /desk/sw.js': page,
  'GET /wall/lite.js': page,
  'GET /wall/lite/renew.js': page,
  'GET /wall/lite': open('asks for the wall’s cookie, tested in lite.test.ts'),

  'POST /session': signingIn,
  'GET /session': open('says who the asker is'),
  'DELETE /session': open('ends the asker’s own'),
  'GET /session/ways': signingIn,
  'GET /session/company': signingIn,
  'GET /session/company/callback': signingIn,
  'GET /tickets/:ticket': signingIn,
  'POST /walls/pairings': signingIn,
  'POST /walls/pairings/poll': signingIn,

  'POST /pickups': at(
    'pickups.send',
    () => '/pickups',
    ({ courier, station }) => buildPickup(courier, { station }),
  ),
  'GET /stations/:stationId/pickups/:pickupId': at(
    'pickups.read',
    ({ station, pickup }) => `/stations/${station}/pickups/${pickup}`,
  ),
  'GET /stations/:stationId/explanation': at(
    'standings.explain',
    ({ station, courier }) => `/stations/${station}/explanation?courier=${courier}`,
  ),
  'GET /stations/:stationId/corrections': of('corrections.read', '/corrections'),
  'POST /stations/:stationId/pickups': of('corrections.make', '/pickups', same({})),
  'POST /stations/:stationId/pickups/:pickupId/corrections': of(
    'corrections.make',
    '/pickups/none/corrections',
    same({ action: 'void', ...REASON }),
  ),
  'GET /stations/:stationId/pending': of('pending.read', '/pending'),
  'GET /stations/:stationId/pending/preview': of('pending.read', '/pending/preview?parcels=50&minutes=10'),
  'POST /stations/:stationId/pending': of(
    'pending.decide',
    '/pending',
    same({ action: 'count', reason: 'x', pickups: [{ id: 'none', base: 1 }] }),
  ),
  'GET /stations/:stationId/disputes': of('disputes.read', '/disputes'),
  'POST /stations/:stationId/disputes': of('disputes.open', '/disputes', same({})),
  'POST /stations/:stationId/disputes/:disputeId/decision': of(
    'disputes.decide',
    '/disputes/none/decision',
    same({ accept: true, text: 'x' }),
  ),
  'DELETE /stations/:stationId/disputes/:disputeId': of('disputes.open', '/disputes/none'),
  'GET /stations/:stationId/standings': of('standings.read', '/standings?metric=pickups&period=today'),
  'GET /stations': asked('stations.read', '/stations'),
  'GET /home': asked('stations.read', '/home'),
  'GET /stations/:stationId/goals': of('goals.read', '/goals'),
  'GET /stations/:stationId/goals/sheet': of('goals.read', '/goals/sheet'),
  'PUT /stations/:stationId/goals/sheet': of(
    'goals.set',
    '/goals/sheet',
    same([{ kind: 'month', metric: 'walkin', target: 900 }]),
  ),
  'PUT /stations/:stationId/goals': of(
    'goals.set',
    '/goals',
    same({ kind: 'week', metric: 'pickups', target: 700 }),
  ),
  'GET /stations/:stationId/couriers/:courierId/goals': at(
    'goals.read',
    ({ station, courier }) => `/stations/${station}/couriers/${courier}/goals`,
  ),
  'PUT /stations/:stationId/couriers/:courierId/goals': at(
    'goals.set',
    ({ station, courier }) => `/stations/${station}/couriers/${courier}/goals`,
    same({ kind: 'week', metric: 'pickups', target: 70 }),
  ),
  'GET /stations/:stationId/own-goals': of('goals.own', '/own-goals'),
  'PUT /stations/:stationId/own-goals': of(
    'goals.own',
    '/own-goals',
    same({ kind: 'day', metric: 'pickups', target: 7 }),
  ),
  'GET /stations/:stationId/settings': of('settings.read', '/settings'),
  'PUT /stations/:stationId/settings': of('settings.set', '/settings', same(SETTINGS)),
  'GET /stations/:stationId/challenges': of('challenges.read', '/challenges'),
  'POST /stations/:stationId/challenges': of('challenges.make', '/challenges', ({ challenge }) => challenge),
  'DELETE /stations/:stationId/challenges/:challengeId': of('challenges.make', '/challenges/none'),
  'GET /stations/:stationId/own-challenges': of('challenges.own', '/own-challenges'),
  'POST /stations/:stationId/own-challenges': of(
    'challenges.own',
    '/own-challenges',
    same({ opponent: 'none', metric: 'pickups', period: 'today' }),
  ),
  'POST /stations/:stationId/own-challenges/:challengeId/answer': of(
    'challenges.own',
    '/own-challenges/none/answer',
    same({ accept: true }),
  ),
  'DELETE /stations/:stationId/own-challenges/:challengeId': of('challenges.own', '/own-challenges/none'),
  'GET /announcements': asked('announcements.read', '/announcements'),
  'POST /announcements': at('announcements.post', () => '/announcements', announced),
  'PUT /announcements/:id': at(
    'announcements.post',
    ({ announcement }) => `/announcements/${announcement}`,
    announced,
  ),
  'POST /announcements/:id/restore': at(
    'announcements.post',
    ({ announcement }) => `/announcements/${announcement}/restore`,
  ),
  'GET /templates': asked('announcements.post', '/templates'),
  'PUT /templates': asked('announcements.post', '/templates', []),
  'GET /stations/:stationId/announcement-fields': of('announcements.read', '/announcement-fields'),
  'DELETE /announcements/:id': at(
    'announcements.post',
    ({ announcement }) => `/announcements/${announcement}`,
  ),
  'GET /stations/:stationId/announcement-drafts': of('announcements.read', '/announcement-drafts'),
  'GET /stations/:stationId/news': of('announcements.hear', '/news'),
  'POST /stations/:stationId/news/seen': of('announcements.hear', '/news/seen', same({ ids: ['none'] })),
  'POST /stations/:stationId/kudos': of(
    'kudos.give',
    '/kudos',
    same({ for: 'announcement', announcement: 'none' }),
  ),
  'GET /stations/:stationId/announcements/:announcementId/readers': of(
    'announcements.read',
    '/announcements/none/readers',
  ),
  'GET /stations/:stationId/finals': of('finals.read', '/finals'),
  'GET /stations/:stationId/finals/:metric/:period': of('finals.read', '/finals/pickups/2026-03-03'),
  'GET /stations/:stationId/finals/:metric/:period/honours': of(
    'finals.read',
    '/finals/pickups/2026-03-03/honours',
  ),
  'GET /stations/:stationId/hall-of-fame': of('finals.read', '/hall-of-fame'),
  'GET /stations/:stationId/couriers/:courierId/records': at(
    'records.read',
    ({ station, courier }) => `/stations/${station}/couriers/${courier}/records`,
  ),
  'GET /stations/:stationId/couriers/:courierId/badges': at(
    'records.read',
    ({ station, courier }) => `/stations/${station}/couriers/${courier}/badges`,
  ),
  'GET /stations/:stationId/drafts': of('finals.drafts', '/drafts'),
  'POST /stations/:stationId/drafts/:metric/:period/apply': of(
    'finals.apply',
    '/drafts/pickups/2026-03-03/apply',
    same({ reason: '补录' }),
  ),
  'GET /finals/todo': asked('finals.drafts', '/finals/todo'),
  'GET /ceremonies': asked('ceremonies.read', '/ceremonies'),
  'POST /ceremonies': at(
    'ceremonies.lead',
    () => '/ceremonies',
    ({ station }) => ({ metric: 'walkin', period: '2026-03-03', stations: [station] }),
  ),
  'POST /ceremonies/:id/step': at(
    'ceremonies.lead',
    ({ ceremony }) => `/ceremonies/${ceremony}/step`,
    same({ follows: 'title', step: 'first' }),
  ),
  'POST /ceremonies/:id/revision': at(
    'ceremonies.lead',
    ({ ceremony }) => `/ceremonies/${ceremony}/revision`,
  ),
  'DELETE /ceremonies/:id': at('ceremonies.lead', ({ ceremony }) => `/ceremonies/${ceremony}`),
  'GET /stations/:stationId/replay': of('replay.read', '/replay'),
  'GET /trail': asked('trail.read', '/trail'),
  'GET /audit': asked('audit.read', '/audit'),
  'GET /stations/:id/programme': of('programmes.read', '/programme'),
  'PUT /stations/:id/programme': of('programmes.set', '/programme', same(PROGRAMME)),
  'DELETE /stations/:id/programme': of('programmes.set', '/programme'),
  'GET /walls/:id/programme': at('programmes.read', ({ wall }) => `/walls/${wall}/programme`),
  'PUT /walls/:id/programme': at('programmes.set', ({ wall }) => `/walls/${wall}/programme`, same(PROGRAMME)),
  'DELETE /walls/:id/programme': at('programmes.set', ({ wall }) => `/walls/${wall}/programme`),
  'POST /walls': at(
    'walls.pair',
    () => '/walls',
    ({ station }) => ({ code: 'BBBBBBBB', stationId: station, name: 'x', audience: 'staff' }),
  ),
  'GET /walls': asked('walls.read', '/walls'),
  'POST /walls/:wallId/commands': at(
    'walls.pair',
    ({ wall }) => `/walls/${wall}/commands`,
    same({ kind: 'reload' }),
  ),
  'DELETE /walls/:wallId': at('walls.pair', ({ wall }) => `/walls/${wall}`),
  'GET /roster': asked('roster.read', '/roster'),
  'GET /roster/export': asked('roster.read', '/roster/export?format=json'),
  'POST /roster': asked('roster.import', '/roster?dryRun=1', { couriers: [] }),
  'GET /accounts': asked('accounts.read', '/accounts'),
  'POST /accounts': at(
    'accounts.manage',
    () => '/accounts',
    // there is one already: whoever is let in is told so, before a password is hashed
    ({ station, account }) => ({ id: account, name: '新来的', role: 'station', unit: station }),
  ),
  'PUT /accounts/:accountId': at(
    'accounts.manage',
    ({ account }) => `/accounts/${account}`,
    ({ station }) => ({ name: '张三', role: 'station', unit: station, disabled: false }),
  ),
  'POST /accounts/:accountId/password': at(
    'accounts.manage',
    ({ account }) => `/accounts/${account}/password`,
  ),
  'DELETE /accounts/:accountId': at('accounts.manage', ({ account }) => `/accounts/${account}`),
  'GET /keys': asked('keys.read', '/keys'),
  'POST /keys': at(
    'keys.manage',
    () => '/keys',
    ({ station }) => ({ name: 'waybill', stations: [station] }),
  ),
  'DELETE /keys/:keyId': at('keys.manage', ({ key }) => `/keys/${key}`),
  'PUT /session/password': asked('password.set', '/session/password', { password: 'short' }),
  'POST /couriers/:courierId/pin': at('pins.issue', ({ other }) => `/couriers/${other}/pin`),
  'GET /me/profile': asked('own.read', '/me/profile'),
  'PUT /me/profile': asked('own.change', '/me/profile', { alias: null, offWalls: false }),
  'DELETE /me/devices/:deviceId': asked('own.change', '/me/devices/none'),
  'GET /me/export': asked('own.read', '/me/export'),
  'GET /me/trend': asked('trend.own', '/me/trend'),
  'GET /me/alerts': asked('alerts.own', '/me/alerts'),
  'PUT /me/alerts': asked('alerts.own', '/me/alerts', {}),
}
