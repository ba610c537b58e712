import type { Clock } from '@leitai/shared/clock'
import { BY_SYSTEM } from '@leitai/shared/final'
import { Refusal } from '@leitai/shared/refusal'
import type { Log } from '../log.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Settings } from '../settings/settings.ts'
import type { createRevising } from './revise.ts'
import type { createSealing } from './seal.ts'
import type { FinalsStore } from './store.ts'

const HOUR_MS = 3_600_000
/** Periods that one sweep seals, over all stations; the rest waits for the next. */
const MAX_SEALS = 100

/** What one round over all stations does for finals. Any number of them may run at once. */
export function createSweep(deps: {
  sealing: ReturnType<typeof createSealing>
  revising: ReturnType<typeof createRevising>
  store: FinalsStore
  roster: Roster
  settings: Settings
  clock: Clock
  log: Log
  /** Makes known what finals a station has got. */
  tell: (station: StationOnRoster) => Promise<void>
}) {
  const { sealing, revising, store, roster, settings, clock, log, tell } = deps
  let first = 0

  /** Applies the drafts whose time has come, where the station wants that; false where there are none. */
  async function applyDue(station: StationOnRoster): Promise<boolean> {
    const { revisionAfterHours } = settings.of(station.id)
    if (revisionAfterHours === null || (await store.draftCount(station.id)) === 0) return false
    const due = (await store.drafts(station.id)).filter(
      ({ since }) => since + revisionAfterHours * HOUR_MS <= clock.now(),
    )
    for (const draft of due) {
      try {
        const revision = { by: BY_SYSTEM, reason: null }
        await revising.revise(station.id, draft.metric, draft.period, revision)
      } catch (error) {
        // the manager was quicker, or it has become equal again
        if (!(error instanceof Refusal)) throw error
      }
    }
    return due.length > 0
  }

  /** One round; a station that fails does not hold up the others. Ends after a station once `signal` says so. */
  async function sweep(signal?: AbortSignal): Promise<void> {
    const stations = roster.stations()
    let left = MAX_SEALS
    for (let i = 0; i < stations.length; i++) {
      const station = stations[(first + i) % stations.length]
      if (!station || signal?.aborted) continue
      try {
        const sealed = left > 0 ? await sealing.sealStation(station, left) : 0
        left -= sealed
        await tell(station)
        await revising.draftStation(station)
        if (await applyDue(station)) await tell(station)
      } catch (error) {
        if (isRedisAway(error)) return
        log.error('finals not swept', error, { station: station.id })
      }
      // where there was too much to do, the next round goes on from here
      if (left <= 0) {
        first = (first + i) % stations.length
        return
      }
    }
  }

  return sweep
}
