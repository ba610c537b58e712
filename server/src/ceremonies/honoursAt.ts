import type { Honours } from '@leitai/shared/ceremony'
import { Refusal } from '@leitai/shared/refusal'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'

/** Stations by name, or all of a unit and of the units below it. */
export interface CeremonyPlace {
  stations?: readonly string[] | undefined
  unit?: string | undefined
}

/**
 * What is honoured at each of the stations. Of stations that are named each has to have a champion; of a unit those
 * that have none are left out.
 */
export async function honoursAt(
  { stations, unit }: CeremonyPlace,
  { org, roster }: { org: Org; roster: Roster },
  honoursOf: (stationId: string) => Promise<Honours>,
): Promise<Honours[]> {
  if (unit !== undefined) {
    const found = await Promise.all(
      stationsBelow(unit, org, roster).map((stationId) => honoursOf(stationId).catch(withoutFinal)),
    )
    return found.flatMap((honours) => (honours && honours.honoured.length > 0 ? [honours] : []))
  }
  const found = await Promise.all(
    [...new Set(stations)].map(async (stationId) => {
      const honours = await honoursOf(stationId).catch(withoutFinal)
      if (honours) return honours
      throw new Refusal('unknown_final', `Nothing final at ${stationId}.`, { field: 'stations' })
    }),
  )
  const empty = found.find(({ honoured }) => honoured.length === 0)
  if (empty) {
    throw new Refusal('nobody_honoured', `Nothing was counted at ${empty.stationId}.`, { field: 'stations' })
  }
  return found
}

function stationsBelow(unit: string, org: Org, roster: Roster): string[] {
  if (!org.get('units', unit)) throw new Refusal('not_found', `No unit ${unit}.`, { field: 'unit' })
  return roster.stationsWithin(unit).map(({ id }) => id)
}

function withoutFinal(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'unknown_final') return undefined
  throw error
}
