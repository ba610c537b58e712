/** Forced data: snapshots as they come, and as they come at worst. Pure. */
import type { HallEntry, Held } from '@leitai/shared/final'
import {
  type Announcement,
  BOARD_IDS,
  type BoardId,
  type LiveBoard,
  type LiveHall,
  type Member,
  type Peer,
  type Podium,
  PROTOCOL,
  type Snapshot,
  type TrendPoint,
} from '@leitai/shared/protocol'
import { rankRows, type ScoreRow, totalOf } from '@leitai/shared/standings'
import { people, stationNames } from './people.ts'

export const CASES = ['usual', 'few', 'many', 'ties', 'long', 'zero', 'huge', 'public'] as const
export type CaseId = (typeof CASES)[number]

interface Make {
  couriers: number
  stations: number
  long: boolean
  /** A day's score by place, from 0. */
  score: (place: number) => number
  goal: number
}

const fade = (place: number) => Math.round(48 * 0.86 ** place + (place % 3))

const MAKES: Record<CaseId, Make> = {
  usual: { couriers: 12, stations: 6, long: false, score: fade, goal: 260 },
  few: { couriers: 3, stations: 2, long: false, score: (place) => 21 - place * 8, goal: 60 },
  many: {
    couriers: 60,
    stations: 24,
    long: false,
    score: (place) => Math.max(90 - place * 2, 0),
    goal: 2_400,
  },
  ties: {
    couriers: 12,
    stations: 6,
    long: false,
    score: (place) => (place < 5 ? 30 : place < 9 ? 22 : 8),
    goal: 220,
  },
  long: { couriers: 10, stations: 6, long: true, score: fade, goal: 260 },
  zero: { couriers: 12, stations: 6, long: false, score: () => 0, goal: 260 },
  huge: {
    couriers: 14,
    stations: 6,
    long: false,
    score: (place) => 99_999 - place * 1_234,
    goal: 1_500_000,
  },
  public: { couriers: 10, stations: 6, long: false, score: fade, goal: 260 },
}

/** Of many couriers, the place today of the one whom walls leave out, who was second yesterday. */
const OFF_WALLS = 58
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MONDAY = Date.parse('2026-11-16T00:00:00+08:00')
/** Friday afternoon, an hour and a half before the last truck. */
export const PREVIEW_AT = MONDAY + 4 * DAY_MS + 16 * HOUR_MS + 2 * 60_000
const TODAY = 4
const WEEKS = ['2026-W39', '2026-W40', '2026-W41', '2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46']

function rowsOf(ids: readonly string[], score: (place: number) => number): ScoreRow[] {
  return ids.map((id, place) => [id, score(place), score(place) > 0 ? PREVIEW_AT - place * 60_000 : null])
}

function boardsOf(ids: readonly string[], { score }: Make, hidden?: number): Snapshot['boards'] {
  // the week's order is another than the day's
  const turned = [...ids.slice(2), ...ids.slice(0, 2)]
  const board = (id: BoardId): LiveBoard => {
    const share = id.endsWith('walkin') ? 0.6 : 1
    const rows = id.startsWith('day')
      ? rowsOf(ids, (place) => Math.floor(score(place) * share))
      : rowsOf(turned, (place) => Math.floor(score(place) * 4.6 * share))
    const period = id.startsWith('day') ? '2026-11-20' : '2026-W47'
    return { period, rows, ...(hidden === undefined ? {} : { hidden }) }
  }
  return Object.fromEntries(BOARD_IDS.map((id) => [id, board(id)])) as Snapshot['boards']
}

function podiumOf(period: string, ids: readonly string[], make: Make, by: number): Podium {
  const standings = rankRows(rowsOf(ids, (place) => make.score(place) * by)).filter(
    ({ rank, score }) => rank <= 3 && score > 0,
  )
  return { period, state: by === 1 ? 'grace' : 'final', metric: 'pickups', standings }
}

function hallOf(ids: readonly string[], { score }: Make): LiveHall {
  const [first = '', second = '', third = ''] = ids
  const entry = (period: string, memberId: string, by: number): HallEntry<Held> => ({
    period,
    revision: by === 6 ? 2 : 1,
    revised: by === 6,
    champions: [{ memberId, score: score(0) * by }],
  })
  if (score(0) === 0) {
    return {
      weeks: [],
      months: [],
      records: { bestDay: null, bestWeek: null, longestStreak: null, stationDay: null, stationWeek: null },
    }
  }
  return {
    weeks: [entry('2026-W46', second, 5), entry('2026-W45', first, 6), entry('2026-W44', third, 4)],
    months: [entry('2026-10', first, 21), entry('2026-09', second, 19)],
    records: {
      bestDay: {
        period: '2026-10-18',
        score: score(0) * 2,
        members: [{ memberId: first }, { memberId: third }],
      },
      bestWeek: { period: '2026-W42', score: score(0) * 7, members: [{ memberId: second }] },
      longestStreak: { days: 9, from: '2026-10-01', to: '2026-10-09', member: { memberId: third } },
      stationDay: { period: '2026-11-11', total: score(0) * 14 },
      stationWeek: { period: '2026-W45', total: score(0) * 60 },
    },
  }
}

function peersOf({ stations, long, score, goal }: Make, total: number, heads: number, told: boolean): Peer[] {
  return stationNames(stations, long).map((name, place) => ({
    id: `s${place}`,
    name,
    total: place === 1 ? total : Math.round(total * (0.5 + ((place * 7) % 10) / 9)),
    asOf: 0,
    couriers: told ? heads + (place % 4) : null,
    goal: told && score(0) > 0 ? goal + place * 10 : null,
  }))
}

const ANNOUNCEMENT: Announcement = {
  id: 'preview',
  kind: 'award',
  title: '热烈祝贺东门营业部夺得本月揽收争霸赛冠军',
  body: '全员日均揽收 42 件，完成率 118%，位列全市第一。\n冠军等你们来挑战！',
  takeover: false,
  urgent: false,
  takeoverS: 30,
  ticker: true,
  startsAt: 0,
  endsAt: null,
}
const LONG_BODY = '高峰期间请各位揽投员提前到岗，车辆出班前检查轮胎与灯光，客户来电三声内接听。'.repeat(12)

function announcementsOf(id: CaseId): Announcement[] {
  if (id === 'long') return [{ ...ANNOUNCEMENT, kind: 'notice', body: LONG_BODY.slice(0, 500) }]
  if (id === 'few') return [{ ...ANNOUNCEMENT, kind: 'practice', title: '今晚七点誓师', body: '' }]
  return [ANNOUNCEMENT]
}

function trendOf({ score }: Make): Snapshot['trend'] {
  const point = (period: string, place: number): TrendPoint => ({
    period,
    total: score(0) * 30 + ((place * 37) % 11) * score(0),
  })
  return { weeks: WEEKS.map(point), days: [] }
}

/** The snapshot of a case. */
export function caseSnapshot(id: CaseId): Snapshot {
  const make = MAKES[id]
  const isPublic = id === 'public'
  const members = people(make.couriers, make.long).map((one, place): Member => {
    if (isPublic) return { ...one, name: `${[...one.name][0]}*` }
    return id === 'many' && place === OFF_WALLS ? { ...one, offWalls: true } : one
  })
  const ids = members.map((one) => one.id)
  const boards = boardsOf(ids, make, isPublic ? 40 : undefined)
  const total = totalOf(boards['day/pickups'].rows)
  const [a = '', b = ''] = ids
  return {
    protocol: PROTOCOL,
    build: 'preview',
    sentAt: PREVIEW_AT,
    asOf: PREVIEW_AT,
    station: {
      id: 's1',
      name: stationNames(2, make.long)[1] ?? '',
      parentName: make.long ? '新疆维吾尔自治区乌鲁木齐市天山区分公司' : '曾都区分公司',
      timeZone: 'Asia/Shanghai',
    },
    audience: isPublic ? 'public' : 'staff',
    epoch: 'preview',
    seq: 1,
    members,
    settings: {
      wallMetric: 'pickups',
      hours: { fromMinutes: 480, toMinutes: 1_200 },
      wallTop: null,
      lastTruckMinutes: 17 * 60 + 30,
    },
    boards,
    weekDayStarts: Array.from({ length: 8 }, (_, day) => MONDAY + day * DAY_MS),
    weekOpensAt: Array.from({ length: 7 }, (_, day) => MONDAY + day * DAY_MS + 8 * HOUR_MS),
    todayIndex: TODAY,
    lastDay: podiumOf('2026-11-19', [...ids].reverse(), make, 1),
    lastWeek: podiumOf('2026-W46', ids, make, 5),
    lastMonth: podiumOf('2026-10', [...ids.slice(1), ...ids.slice(0, 1)], make, 21),
    hall: hallOf(ids, make),
    goals: { day: make.goal, week: make.goal * 6 },
    trend: trendOf(make),
    announcements: announcementsOf(id),
    duels: isPublic ? [] : [{ id: 'd1', title: '双十一对决', kind: 'day', metric: 'pickups', a, b }],
    peers: peersOf(make, total, make.couriers, !isPublic),
  }
}
