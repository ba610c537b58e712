import { dayOf, finalAt, type Period, periodOf, periodState, previousPeriod } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { LiveMetric, Podium } from '@leitai/shared/protocol'
import { rankRows, rowsOf, type ScoreRow } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { Finals } from '../finals/finals.ts'
import type { StationOnRoster } from '../people/roster.ts'

const KINDS = ['day', 'week', 'month'] as const
export type PodiumKind = (typeof KINDS)[number]

export interface Podiums {
  /** Of the day, week and month that ended last. */
  of(station: StationOnRoster, metric: LiveMetric): Promise<Record<PodiumKind, Podium>>
  /** When one of them becomes final, ms; those that are past included. */
  edges(station: StationOnRoster): number[]
}

/** The tops of what has just ended: from finals, and provisional until there is one (F1, F2). */
export function createPodiums(deps: {
  boards: Boards
  finals: Pick<Finals, 'sealedRows'>
  clock: Clock
}): Podiums {
  const { boards, finals, clock } = deps

  function last(station: StationOnRoster, kind: PodiumKind): Period {
    const running = periodOf(kind, dayOf(clock.now(), station.calendar), station.calendar)
    return previousPeriod(running, station.calendar)
  }

  /** A closed period that is not sealed yet is what its boards say. */
  async function provisionalRows(stationId: string, metric: LiveMetric, span: Period): Promise<ScoreRow[]> {
    const [scores] = (await boards.read(stationId, [{ metric, span }])).boards
    return scores ? rowsOf(scores, []) : []
  }

  async function podium(station: StationOnRoster, metric: LiveMetric, kind: PodiumKind): Promise<Podium> {
    const period = last(station, kind)
    const standings = rankRows(
      (await finals.sealedRows(station.id, metric, period.key)) ??
        (await provisionalRows(station.id, metric, period)),
    )
    return {
      period: period.key,
      state: periodState(period, station.calendar, clock.now()),
      metric,
      standings: standings.filter(({ rank, score }) => rank <= 3 && score > 0),
    }
  }

  return {
    async of(station, metric) {
      const [day, week, month] = await Promise.all([
        podium(station, metric, 'day'),
        podium(station, metric, 'week'),
        podium(station, metric, 'month'),
      ])
      return { day, week, month }
    },
    edges: (station) => KINDS.map((kind) => finalAt(last(station, kind), station.calendar)),
  }
}
