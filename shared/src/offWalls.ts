/** Couriers whom walls leave out at their own wish (H1): they keep their places, and nobody else gets them. Pure. */
import type { Held } from './final.ts'
import type { LiveHall, Member, Podium, Snapshot } from './protocol.ts'

/** Ids of those whom walls leave out. */
export function idsOffWalls(members: readonly Pick<Member, 'id' | 'offWalls'>[]): ReadonlySet<string> {
  return new Set(members.filter(({ offWalls }) => offWalls).map(({ id }) => id))
}

/**
 * A snapshot without the honours and duels of those whom walls leave out; the same one where there is nobody. Its
 * boards still have them, for the places of the others depend on them: whoever draws a board ranks it first.
 */
export function shownOnWalls(snapshot: Snapshot): Snapshot {
  const off = idsOffWalls(snapshot.members)
  if (off.size === 0) return snapshot
  const podium = (one: Podium): Podium => ({
    ...one,
    standings: one.standings.filter(({ memberId }) => !off.has(memberId)),
  })
  return {
    ...snapshot,
    lastDay: podium(snapshot.lastDay),
    lastWeek: podium(snapshot.lastWeek),
    lastMonth: podium(snapshot.lastMonth),
    hall: hallWithout(snapshot.hall, off),
    duels: snapshot.duels.filter(({ a, b }) => !off.has(a) && !off.has(b)),
  }
}

function hallWithout({ weeks, months, records, streaks }: LiveHall, off: ReadonlySet<string>): LiveHall {
  const shown = <One extends Held>(members: readonly One[]) =>
    members.filter(({ memberId }) => !off.has(memberId))
  const entries = (list: LiveHall['weeks']) =>
    list
      .map((entry) => ({ ...entry, champions: shown(entry.champions) }))
      .filter(({ champions }) => champions.length > 0)
  const record = (one: LiveHall['records']['bestDay']) =>
    one && shown(one.members).length > 0 ? { ...one, members: shown(one.members) } : null
  const { longestStreak } = records
  return {
    weeks: entries(weeks),
    months: entries(months),
    ...(streaks ? { streaks: { ...streaks, champions: shown(streaks.champions) } } : {}),
    records: {
      ...records,
      bestDay: record(records.bestDay),
      bestWeek: record(records.bestWeek),
      longestStreak: longestStreak && off.has(longestStreak.member.memberId) ? null : longestStreak,
    },
  }
}
