import {
  dayOf,
  dayStartsAt,
  type Period,
  type PeriodKind,
  periodOf,
  previousPeriod,
  ruleOf,
} from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { hoursOpenAt } from '@leitai/shared/goal'
import {
  type Audience,
  BOARD_IDS,
  type BoardId,
  type LiveBoard,
  type LiveHall,
  type LiveMetric,
  type Member,
  type Peer,
  PROTOCOL,
  type Snapshot,
  type TrendPoint,
} from '@leitai/shared/protocol'
import { type BoardScores, rowsOf, totalOf } from '@leitai/shared/standings'
import type { Announcements } from '../announcements/announcements.ts'
import type { BoardQuery, Boards } from '../boards/boards.ts'
import type { Challenges } from '../challenges/challenges.ts'
import type { Finals } from '../finals/finals.ts'
import type { Goals } from '../goals/goals.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import { memberIdsIn } from './memberIds.ts'
import { createPeers } from './peers.ts'
import { createPodiums } from './podiums.ts'
import { publicBoards, publicIdOf, publicSnapshot } from './publicView.ts'

const TREND_WEEKS = 8
const TREND_DAYS = 14
/** Champions on the wall: what can be read from five metres. */
const HALL_WEEKS = 4
const HALL_MONTHS = 3

export interface LiveBoards {
  epoch: string
  seq: number
  asOf: number
  boards: Record<BoardId, LiveBoard>
}

export interface Views {
  /** The boards of today and this week, read at one moment. */
  boards(stationId: string, audience: Audience): Promise<LiveBoards>
  /** All that a viewer needs. */
  snapshot(stationId: string, audience: Audience): Promise<Snapshot>
  /** Totals of closed periods, oldest first. */
  trend(stationId: string, metric: LiveMetric, memberId?: string): Promise<Snapshot['trend']>
  /** The stations beside one, as they stand now. */
  peers(stationId: string, audience: Audience): Promise<Peer[]>
  /** Whether a courier is among a snapshot's members. */
  sees(snapshot: Snapshot, courierId: string): boolean
  /** When a snapshot changes by itself: the day or a grace ends, an announcement begins or ends. */
  nextEdgeAt(stationId: string): number
  /** True once the day that a snapshot calls today is over. */
  isPast(snapshot: Snapshot): boolean
}

/** What a station's viewers see, put together from every feature that has a part in it. */
export function createViews(deps: {
  boards: Boards
  roster: Roster
  goals: Goals
  finals: Finals
  settings: Settings
  announcements: Announcements
  challenges: Challenges
  clock: Clock
  build: string
  /** For ids in public, see `publicView`. */
  publicSalt: string
}): Views {
  const { boards, roster, goals, finals, settings, announcements, challenges, clock, build, publicSalt } =
    deps
  const podiums = createPodiums({ boards, finals, clock })
  const peers = createPeers({ boards, roster, goals, clock })

  function running(station: StationOnRoster, kind: PeriodKind): Period {
    return periodOf(kind, dayOf(clock.now(), station.calendar), station.calendar)
  }

  function liveBoard(station: StationOnRoster, period: Period, scores: BoardScores): LiveBoard {
    const today = dayOf(clock.now(), station.calendar)
    const posted = roster.postedTo(station.id, period.fromDay, Math.min(period.toDay, today + 1))
    return { period: period.key, rows: rowsOf(scores, posted) }
  }

  async function readLive(stationId: string): Promise<LiveBoards> {
    const station = roster.station(stationId)
    const periods = { day: running(station, 'day'), week: running(station, 'week') }
    const asOf = clock.now()
    const queries = BOARD_IDS.map((id): BoardQuery => {
      const [kind, metric] = id.split('/') as ['day' | 'week', LiveMetric]
      return { metric, span: periods[kind] }
    })
    const read = await boards.read(stationId, queries)
    const entries = BOARD_IDS.map((id, index) => {
      const scores = read.boards[index]
      if (!scores) throw new Error('a board is missing from the reply')
      return [id, liveBoard(station, periods[id.startsWith('day') ? 'day' : 'week'], scores)]
    })
    return { epoch: read.epoch, seq: read.seq, asOf, boards: Object.fromEntries(entries) }
  }

  async function hallOf(station: StationOnRoster, metric: LiveMetric): Promise<LiveHall> {
    const { champions, records, streaks } = await finals.hall(station.id, metric)
    return {
      weeks: champions.week.slice(0, HALL_WEEKS),
      months: champions.month.slice(0, HALL_MONTHS),
      records,
      ...(streaks ? { streaks } : {}),
    }
  }

  async function trend(stationId: string, metric: LiveMetric, memberId?: string): Promise<Snapshot['trend']> {
    const station = roster.station(stationId)
    const weeks = closedPeriods(running(station, 'week'), TREND_WEEKS, station)
    const days = closedPeriods(running(station, 'day'), TREND_DAYS, station)
    const periods = [...weeks, ...days]
    const read = await boards.read(
      stationId,
      periods.map((span) => ({ metric, span })),
    )
    const points = periods.map(({ key }, index): TrendPoint => {
      const scores = read.boards[index]?.scores ?? new Map<string, number>()
      return {
        period: key,
        total:
          memberId === undefined
            ? totalOf([...scores].map(([id, score]) => [id, score, null]))
            : (scores.get(memberId) ?? 0),
      }
    })
    return { weeks: points.slice(0, weeks.length), days: points.slice(weeks.length) }
  }

  function memberOf(id: string): Member {
    const { alias, hidden } = roster.courier(id) ?? {}
    return {
      id,
      name: roster.nameOf(id),
      ...(alias === undefined ? {} : { alias }),
      ...(hidden ? { offWalls: true } : {}),
    }
  }

  async function staffSnapshot(stationId: string): Promise<Snapshot> {
    const station = roster.station(stationId)
    const { wallMetric, hours, wallTop, lastTruckMinutes } = settings.of(stationId)
    const chosen = { wallMetric, hours, wallTop, lastTruckMinutes }
    const [live, podium, hall, trends, beside] = await Promise.all([
      readLive(stationId),
      podiums.of(station, chosen.wallMetric),
      hallOf(station, chosen.wallMetric),
      trend(stationId, chosen.wallMetric),
      peers.of(stationId, chosen.wallMetric, 'staff'),
    ])
    const duels = challenges.runningAt(stationId)
    const day = running(station, 'day')
    const week = running(station, 'week')
    const podiumsShown = { lastDay: podium.day, lastWeek: podium.week, lastMonth: podium.month }
    const memberIds = memberIdsIn({ boards: live.boards, ...podiumsShown, hall, duels })
    return {
      protocol: PROTOCOL,
      build,
      sentAt: clock.now(),
      ...live,
      station: {
        id: station.id,
        name: station.name,
        parentName: station.parentName,
        timeZone: ruleOf(day.fromDay, station.calendar).timeZone,
      },
      audience: 'staff',
      members: [...memberIds].map((id) => memberOf(id)),
      settings: chosen,
      weekDayStarts: Array.from({ length: 8 }, (_, i) => dayStartsAt(week.fromDay + i, station.calendar)),
      weekOpensAt: Array.from({ length: 7 }, (_, i) =>
        hoursOpenAt(week.fromDay + i, station.calendar, chosen.hours),
      ),
      todayIndex: day.fromDay - week.fromDay,
      ...podiumsShown,
      hall,
      goals: {
        day: goals.targetOf(stationId, 'day', chosen.wallMetric, day.fromDay),
        week: goals.targetOf(stationId, 'week', chosen.wallMetric, week.fromDay),
      },
      trend: trends,
      announcements: announcements.runningAt(stationId, 'staff'),
      duels,
      peers: beside,
    }
  }

  return {
    async boards(stationId, audience) {
      const live = await readLive(stationId)
      if (audience === 'staff') return live
      return { ...live, boards: publicBoards(publicSalt, live.boards, settings.of(stationId)) }
    },
    async snapshot(stationId, audience) {
      const snapshot = await staffSnapshot(stationId)
      if (audience === 'staff') return snapshot
      return {
        ...publicSnapshot(publicSalt, snapshot),
        announcements: announcements.runningAt(stationId, audience),
        peers: await peers.of(stationId, snapshot.settings.wallMetric, audience),
      }
    },
    trend,
    peers: (stationId, audience) => peers.of(stationId, settings.of(stationId).wallMetric, audience),
    sees({ audience, members }, courierId) {
      const memberId = audience === 'staff' ? courierId : publicIdOf(publicSalt, courierId)
      return members.some(({ id }) => id === memberId)
    },
    nextEdgeAt(stationId) {
      const station = roster.station(stationId)
      const dayEnds = dayStartsAt(running(station, 'day').toDay, station.calendar)
      const edges = [dayEnds, ...podiums.edges(station), announcements.nextEdgeAt(stationId) ?? dayEnds]
      return Math.min(...edges.filter((edge) => edge > clock.now()))
    },
    isPast: ({ weekDayStarts, todayIndex }) => clock.now() >= (weekDayStarts[todayIndex + 1] ?? 0),
  }
}

/** The `count` periods before a running one, oldest first. */
function closedPeriods(current: Period, count: number, station: StationOnRoster): Period[] {
  const periods: Period[] = []
  for (let period = current; periods.length < count; ) {
    period = previousPeriod(period, station.calendar)
    periods.unshift(period)
  }
  return periods
}
