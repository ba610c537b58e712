/** Who may do what. The one table for every route and socket event; both ends read it. */

/** Who signs in at the desk: the owner for all, a company's manager for a unit and all below, a station's for it. */
export const MANAGER_ROLES = ['owner', 'company', 'station'] as const
export type ManagerRole = (typeof MANAGER_ROLES)[number]

export type Role = ManagerRole | 'courier' | 'wall' | 'source'

const managers = MANAGER_ROLES
const companies = ['owner', 'company'] as const

export const RIGHTS = {
  'pickups.send': ['source'],
  /** One fact; a source and a manager of their stations, a courier of their own. */
  'pickups.read': ['source', ...managers, 'courier'],
  /** Why a standing is what it is: of all for the manager, their own for a courier. */
  'standings.explain': [...managers, 'courier'],
  'corrections.read': managers,
  'corrections.make': managers,
  'pending.read': managers,
  'pending.decide': managers,
  /** A courier's own; all of the station for the manager. */
  'disputes.read': [...managers, 'courier'],
  'disputes.open': ['courier'],
  'disputes.decide': managers,
  /** Walls are told by their live room what their audience may see (H1). */
  'standings.read': ['source', ...managers, 'courier'],
  'standings.revenue': ['source', ...managers],
  /** Finals and the hall of fame; drafts of revisions are the manager's until they are applied. */
  'finals.read': ['source', ...managers, 'courier'],
  'finals.drafts': managers,
  'finals.apply': managers,
  /** A courier's own; of everybody for the manager. */
  'records.read': [...managers, 'courier'],
  /** A day as it came about; walls in public get what they may show. */
  'replay.read': [...managers, 'courier', 'wall'],
  'live.watch': [...managers, 'courier', 'wall'],
  'live.report': ['wall'],
  /** Awards ceremonies on the walls. */
  'ceremonies.read': managers,
  'ceremonies.lead': managers,
  'stations.read': managers,
  'goals.read': managers,
  'goals.set': managers,
  /** A courier's own: what the manager has set, or what they set themselves where there is none. */
  'goals.own': ['courier'],
  'settings.read': managers,
  'settings.set': managers,
  'challenges.read': managers,
  'challenges.make': managers,
  /** Asking a colleague, and answering one who asks. */
  'challenges.own': ['courier'],
  'announcements.read': managers,
  'announcements.post': managers,
  /** What is said to couriers, and their receipts of it. */
  'announcements.hear': ['courier'],
  'kudos.give': ['courier'],
  'programmes.read': managers,
  'programmes.set': managers,
  'walls.read': managers,
  'walls.pair': managers,
  'roster.read': managers,
  'roster.import': managers,
  /** Units and stations, beside couriers. */
  'roster.units': companies,
  'pins.issue': managers,
  'password.set': managers,
  /** Accounts below one's own, and what they may do: nobody gives a right that they do not have. */
  'accounts.read': companies,
  'accounts.manage': companies,
  /** Keys of the systems that send pickups. */
  'keys.read': companies,
  'keys.manage': companies,
  'trend.own': ['courier'],
  /** What the own phone is told by web push. */
  'alerts.own': ['courier'],
  /** Says that somebody looks at the phone right now. */
  'live.look': ['courier'],
  /** What is held about oneself, and what of it one decides. */
  'own.read': ['courier'],
  'own.change': ['courier'],
  /** Who has changed what. */
  'trail.read': managers,
  /** How the continuous recomputation of boards stands. */
  'audit.read': companies,
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof RIGHTS

/** True if a role has a right at all; which stations it covers is asked of the principal. */
export function hasRight(role: Role, right: Right): boolean {
  const roles: readonly Role[] = RIGHTS[right]
  return roles.includes(role)
}
