import type { SettingsInput } from '@leitai/shared/api'
import type { BurstRule } from '@leitai/shared/correction'
import type { StationSettings } from '@leitai/shared/protocol'
import { clockTimeOf } from '@leitai/shared/roster'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'

/** What viewers get of a station's settings, and what is the server's alone. */
type ChosenSettings = StationSettings & {
  revisionAfterHours: number | null
  burst: BurstRule | null
  alertsADay: number
  offWallsBy: 'courier' | 'manager'
}

const DEFAULTS: ChosenSettings = {
  wallMetric: 'pickups',
  hours: { fromMinutes: 8 * 60, toMinutes: 20 * 60 },
  wallTop: null,
  lastTruckMinutes: null,
  revisionAfterHours: null,
  burst: null,
  alertsADay: 5,
  offWallsBy: 'courier',
}

export interface Settings {
  /** Throws `unknown_station`, as does `set`. */
  of(stationId: string): ChosenSettings
  set(stationId: string, settings: ChosenSettings): Promise<void>
}

/** What a station's manager may choose about its boards and walls. */
export function createSettings({ org, roster }: { org: Org; roster: Roster }): Settings {
  return {
    of: (stationId) => org.get('settings', roster.station(stationId).id) ?? DEFAULTS,
    async set(stationId, settings) {
      await org.put([['settings', roster.station(stationId).id, settings]])
    },
  }
}

/** Settings as the API reads and writes them, with times as `HH:MM`. */
export function describeSettings({ hours, lastTruckMinutes, ...rest }: ChosenSettings): SettingsInput {
  const lastTruck = lastTruckMinutes === null ? null : clockTimeOf(lastTruckMinutes)
  return {
    ...rest,
    lastTruck,
    hours: { from: clockTimeOf(hours.fromMinutes), to: clockTimeOf(hours.toMinutes) },
  }
}
