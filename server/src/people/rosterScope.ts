import type { Courier } from '@leitai/shared/roster'
import type { Org, OrgEntry } from '../org/org.ts'
import type { Roster } from './roster.ts'

/** What somebody may change of a roster. */
export interface RosterScope {
  /** Whether a unit or station is theirs. */
  covers(id: string): boolean
  /** Whether they may change units and stations, beside couriers. */
  units: boolean
}

export type RosterEntry = Extract<OrgEntry, ['units' | 'stations' | 'couriers', ...unknown[]]>

/**
 * Which of the entries of a roster are beyond the scope of who brings it: of what it would write, and of what it
 * finds as it is, for nobody learns by guessing how things stand elsewhere. Of entries without a circle only.
 */
export function beyondScope(
  { entries, unchanged }: { entries: readonly RosterEntry[]; unchanged: readonly RosterEntry[] },
  { covers, units }: RosterScope,
  { org, roster }: { org: Org; roster: Pick<Roster, 'homeOf'> },
): RosterEntry[] {
  const above = new Map(
    entries.flatMap(([collection, id, value]) =>
      collection === 'couriers' || org.get(collection, id) ? [] : [[id, value?.parent ?? null] as const],
    ),
  )
  /** Theirs, or new and about to be. */
  const comesUnder = (id: string | null): boolean =>
    id !== null && (covers(id) || (above.has(id) && comesUnder(above.get(id) ?? null)))

  const unseen = unchanged.filter(([collection, id]) => {
    const place = collection === 'couriers' ? roster.homeOf(id)?.id : id
    return place === undefined || !covers(place)
  })
  const unwritable = entries.filter(([collection, id, value]) => {
    if (collection === 'couriers') {
      const known = org.get('couriers', id)
      const home = known && roster.homeOf(id)?.id
      const touched = [...(home === undefined ? [] : [home]), ...movedStations(known, value)]
      return !touched.every(comesUnder)
    }
    const known = org.get(collection, id)
    const staysPut = known !== undefined && known.parent === value?.parent
    return !units || (known && !covers(id)) || !(staysPut || comesUnder(value?.parent ?? null))
  })
  return [...unseen, ...unwritable]
}

/** Stations of the postings that are in one of both only. */
function movedStations(before: Courier | undefined, after: Courier | null): string[] {
  const stationsOf = (courier: Courier | null | undefined) =>
    new Map(
      (courier?.postings ?? []).map(({ station, from, lastDay }) => [
        `${station} ${from} ${lastDay}`,
        station,
      ]),
    )
  const [old, now] = [stationsOf(before), stationsOf(after)]
  const gone = [...old].filter(([text]) => !now.has(text))
  const come = [...now].filter(([text]) => !old.has(text))
  return [...gone, ...come].map(([, station]) => station)
}
