import type { Programme, ProgrammeReply } from '@leitai/shared/programme'
import { Refusal } from '@leitai/shared/refusal'
import { SCENE_IDS } from '@leitai/shared/sceneIds'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'

/** All walls of a station, or one of them. */
export interface ProgrammeScope {
  stationId: string
  wallId?: string
}

export interface Programmes {
  /** The one that holds: the wall's own, else its station's, else the one that Leitai comes with. */
  of(scope: ProgrammeScope): ProgrammeReply
  set(scope: ProgrammeScope, programme: Programme): Promise<void>
  /** Back to the one that holds without it. */
  remove(scope: ProgrammeScope): Promise<void>
  /** Whose programme is asked for. Throws `unknown_station`. */
  station(stationId: string): ProgrammeScope
  /** Throws `not_found`. */
  wall(wallId: string): ProgrammeScope
  /** Tells the programme that holds for a scope, now and whenever it is another one, until the reply is called. */
  watch(scope: ProgrammeScope, listener: (programme: Programme) => void): () => void
}

/** Where a programme is kept: station ids hold no slash. */
function keyOf({ stationId, wallId }: ProgrammeScope): string {
  return wallId === undefined ? stationId : `${stationId}/${wallId}`
}

/** Programmes of stations and walls, kept in the organisation. */
export function createProgrammes({ org, roster }: { org: Org; roster: Roster }): Programmes {
  function kept(key: string): Programme | undefined {
    const found = org.get('programmes', key)
    if (!found) return undefined
    const items = found.items.flatMap((item) => {
      const scene = SCENE_IDS.find((id) => id === item.scene)
      return scene ? [{ ...item, scene }] : []
    })
    return { ...found, items }
  }

  function holding(scope: ProgrammeScope): ProgrammeReply {
    const own = scope.wallId === undefined ? undefined : kept(keyOf(scope))
    if (own) return { origin: 'wall', programme: own }
    const ofStation = kept(scope.stationId)
    if (ofStation) return { origin: 'station', programme: ofStation }
    return { origin: 'default', programme: DEFAULT_PROGRAMME }
  }

  return {
    of: holding,
    async set(scope, programme) {
      await org.put([['programmes', keyOf(scope), programme]])
    },
    async remove(scope) {
      await org.put([['programmes', keyOf(scope), null]])
    },
    station: (stationId) => ({ stationId: roster.station(stationId).id }),
    wall(wallId) {
      const wall = org.get('walls', wallId)
      if (!wall) throw new Refusal('not_found', 'No such wall.')
      return { stationId: wall.stationId, wallId }
    },
    watch(scope, listener) {
      let told = ''
      function tell(): void {
        const { programme } = holding(scope)
        const json = JSON.stringify(programme)
        if (json === told) return
        told = json
        listener(programme)
      }
      tell()
      return org.watch((change) => {
        if (!change || change.has('programmes')) tell()
      })
    },
  }
}
