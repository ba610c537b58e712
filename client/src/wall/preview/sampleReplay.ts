/** A day for the preview: what its snapshot's board holds, spread over the working hours. Pure. */
import type { Snapshot } from '@leitai/shared/protocol'
import type { Replay, ReplayEvent } from '@leitai/shared/replay'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Parcels come in so many portions a courier. */
const PORTIONS = 12

export function sampleReplay(snapshot: Snapshot, date: string): Replay {
  const { station, members, settings, boards, weekDayStarts, weekOpensAt, todayIndex } = snapshot
  const { rows, hidden = 0 } = boards[`day/${settings.wallMetric}`]
  const startsAt = weekDayStarts[todayIndex] ?? 0
  const opensAt = weekOpensAt[todayIndex] ?? startsAt
  const workedMs = (settings.hours.toMinutes - settings.hours.fromMinutes) * MINUTE_MS
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const when = (portion: number, index: number) =>
    opensAt - startsAt + Math.round((((portion + (index % 7) / 8) * 0.97 + 0.2) / PORTIONS) * workedMs)
  const scores = [...rows.map(([, score]) => score), hidden]
  const events = scores.flatMap((score, index) =>
    Array.from({ length: PORTIONS }, (_, portion): ReplayEvent => {
      const parcels =
        Math.floor(((portion + 1) * score) / PORTIONS) - Math.floor((portion * score) / PORTIONS)
      return [when(portion, index), index < rows.length ? index : -1, parcels]
    }).filter(([, , parcels]) => parcels > 0),
  )
  return {
    stationId: station.id,
    stationName: station.name,
    date,
    metric: settings.wallMetric,
    timeZone: station.timeZone,
    startsAt,
    endsAt: startsAt + DAY_MS,
    opensAt,
    closesAt: opensAt + workedMs,
    asOf: startsAt + DAY_MS,
    members: rows.map(([id]) => ({ id, name: names.get(id) ?? id })),
    events: events.sort((a, b) => a[0] - b[0]),
  }
}
