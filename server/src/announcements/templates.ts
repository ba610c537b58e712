import { dateOf, previousPeriod } from '@leitai/shared/calendar'
import type { LiveMetric } from '@leitai/shared/protocol'
import { rankRows } from '@leitai/shared/standings'
import type { Template, TemplateValues } from '@leitai/shared/template'
import type { Standings } from '../boards/standings.ts'
import type { Finals } from '../finals/finals.ts'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'

export interface Templates {
  /** Those that an account keeps. */
  of(accountId: string): readonly Template[]
  keep(accountId: string, templates: readonly Template[]): Promise<void>
  /** What their fields stand for at a station. Throws `unknown_station`. */
  values(stationId: string, metric: LiveMetric): Promise<TemplateValues | null>
}

/** Templates of announcements, and what a final has to fill them with. */
export function createTemplates(deps: {
  org: Org
  roster: Roster
  standings: Standings
  finals: Pick<Finals, 'sealedRows'>
}): Templates {
  const { org, roster, standings, finals } = deps
  return {
    of: (accountId) => org.get('templates', accountId) ?? [],
    async keep(accountId, templates) {
      await org.put([['templates', accountId, [...templates]]])
    },
    async values(stationId, metric) {
      const station = roster.station(stationId)
      const last = standings.periodOf(station, 'last-week')
      // last week is in grace on its first morning
      for (const period of [last, previousPeriod(last, station.calendar)]) {
        const rows = await finals.sealedRows(stationId, metric, period.key)
        if (!rows) continue
        const first = rankRows(rows).filter(({ rank, score }) => rank === 1 && score > 0)
        const [best] = first
        if (!best) return null
        return {
          champions: first.map(({ memberId }) => roster.nameOf(memberId)),
          count: best.score,
          station: station.name,
          period: period.key,
          from: dateOf(period.fromDay),
          to: dateOf(period.toDay - 1),
        }
      }
      return null
    },
  }
}
