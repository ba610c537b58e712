import type { Clock } from '@leitai/shared/clock'
import { BY_SYSTEM } from '@leitai/shared/final'
import { Refusal } from '@leitai/shared/refusal'
import type { Log } from '../log.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Settings } from '../settings/settings.ts'
import type { RevisionNews } from './announce.ts'
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
  news: RevisionNews
  /** Called when a station has other finals than before. */
  onFinals: (stationId: string) => Promise<void>
}) {
  const { sealing, revising, store, roster, settings, clock, log, news, onFinals } = deps
  let first = 0

  /** Applies the drafts whose time has come, where the station wants that. */
  async function applyDue(station: StationOnRoster): Promise<void> {
    const { revisionAfterHours } = settings.of(station.id)
    if (revisionAfterHours === null || (await store.draftCount(station.id)) === 0) return
    const due = (await store.drafts(station.id)).filter(
      ({ since }) => since + revisionAfterHours * HOUR_MS <= clock.now(),
    )
    for (const draft of due) {
      try {
        const revision = { by: BY_SYSTEM, reason: null }
        const record = await revising.revise(station.id, draft.metric, draft.period, revision)
        await onFinals(station.id)
        await news.postByItself(draft, record)
      } catch (error) {
        // the manager was quicker, or it has become equal again
        if (!(error instanceof Refusal)) throw error
      }
    }
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
        if (sealed > 0) await onFinals(station.id)
        await revising.draftStation(station)
        await applyDue(station)
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
