import { PROTOCOL, type Snapshot } from '@leitai/shared/protocol'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MONDAY = Date.parse('2026-11-16T00:00:00+08:00')

/** A snapshot of an empty station, with what a test wants otherwise. */
export function buildSnapshot(parts: Partial<Snapshot>): Snapshot {
  const day = { period: '2026-11-22', rows: [] }
  const week = { period: '2026-W47', rows: [] }
  return {
    protocol: PROTOCOL,
    build: 'test',
    sentAt: 0,
    asOf: 0,
    station: {
      id: '421303-01',
      name: '东城营业部',
      parentName: '曾都区分公司',
      timeZone: 'Asia/Shanghai',
    },
    audience: 'staff',
    epoch: 'epoch',
    seq: 0,
    members: [],
    settings: {
      wallMetric: 'pickups',
      hours: { fromMinutes: 480, toMinutes: 1200 },
      wallTop: null,
      lastTruckMinutes: null,
    },
    boards: { 'day/pickups': day, 'day/walkin': day, 'week/pickups': week, 'week/walkin': week },
    weekDayStarts: Array.from({ length: 8 }, (_, day) => MONDAY + day * DAY_MS),
    weekOpensAt: Array.from({ length: 7 }, (_, day) => MONDAY + day * DAY_MS + 8 * HOUR_MS),
    todayIndex: 6,
    lastDay: { period: '2026-11-21', state: 'final', metric: 'pickups', standings: [] },
    lastWeek: { period: '2026-W46', state: 'final', metric: 'pickups', standings: [] },
    lastMonth: { period: '2026-10', state: 'final', metric: 'pickups', standings: [] },
    hall: {
      weeks: [],
      months: [],
      records: { bestDay: null, bestWeek: null, longestStreak: null, stationDay: null, stationWeek: null },
    },
    goals: { day: null, week: null },
    trend: { weeks: [], days: [] },
    announcements: [],
    duels: [],
    peers: [],
    ...parts,
  }
}
