/** Who may do what. The one table for every route and socket event; both ends read it. */

export type Role = 'source' | 'manager' | 'courier' | 'wall'

export const RIGHTS = {
  'pickups.send': ['source'],
  /** One fact; a source and a manager of their stations, a courier of their own. */
  'pickups.read': ['source', 'manager', 'courier'],
  /** Why a standing is what it is: of all for the manager, their own for a courier. */
  'standings.explain': ['manager', 'courier'],
  'corrections.read': ['manager'],
  'corrections.make': ['manager'],
  'pending.read': ['manager'],
  'pending.decide': ['manager'],
  /** A courier's own; all of the station for the manager. */
  'disputes.read': ['manager', 'courier'],
  'disputes.open': ['courier'],
  'disputes.decide': ['manager'],
  /** Walls are told by their live room what their audience may see (H1). */
  'standings.read': ['source', 'manager', 'courier'],
  'standings.revenue': ['source', 'manager'],
  /** Finals and the hall of fame; drafts of revisions are the manager's until they are applied. */
  'finals.read': ['source', 'manager', 'courier'],
  'finals.drafts': ['manager'],
  'finals.apply': ['manager'],
  /** A courier's own; of everybody for the manager. */
  'records.read': ['manager', 'courier'],
  /** A day as it came about; walls in public get what they may show. */
  'replay.read': ['manager', 'courier', 'wall'],
  'live.watch': ['manager', 'courier', 'wall'],
  'live.report': ['wall'],
  /** Awards ceremonies on the walls. */
  'ceremonies.read': ['manager'],
  'ceremonies.lead': ['manager'],
  'stations.read': ['manager'],
  'goals.read': ['manager'],
  'goals.set': ['manager'],
  'settings.read': ['manager'],
  'settings.set': ['manager'],
  'challenges.read': ['manager'],
  'challenges.make': ['manager'],
  'announcements.read': ['manager'],
  'announcements.post': ['manager'],
  'programmes.read': ['manager'],
  'programmes.set': ['manager'],
  'walls.read': ['manager'],
  'walls.pair': ['manager'],
  'roster.read': ['manager'],
  'roster.import': ['manager'],
  'pins.issue': ['manager'],
  'password.set': ['manager'],
  'trend.own': ['courier'],
  /** How the continuous recomputation of boards stands. */
  'audit.read': ['manager'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof RIGHTS

/** True if a role has a right at all; which stations it covers is asked of the principal. */
export function hasRight(role: Role, right: Right): boolean {
  const roles: readonly Role[] = RIGHTS[right]
  return roles.includes(role)
}
