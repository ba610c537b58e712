import { dateOf, dayOf, dayStartsAt, parsePeriod, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { hoursOpenAt } from '@leitai/shared/goal'
import type { Audience, LiveMetric } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { Replay } from '@leitai/shared/replay'
import type { Boards } from '../boards/boards.ts'
import type { Roster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import { type Counted, eventsOf, membersFirst } from './events.ts'

const MINUTE_MS = 60_000
/** As many as walls in public show at most (H1). */
const PUBLIC_TOP = 10

export interface Replays {
  /**
   * A business day as it came about, `date` a date or `today` or `yesterday`: what of it counts now, in order of
   * time. Throws `unknown_station`, and `invalid_period` for what is no day or has not begun.
   */
  of(stationId: string, query: { metric: LiveMetric; date: string }, audience: Audience): Promise<Replay>
}

/** Replays days of a station from their facts. */
export function createReplays(deps: {
  boards: Pick<Boards, 'dayFacts'>
  roster: Roster
  settings: Settings
  clock: Clock
}): Replays {
  const { boards, roster, settings, clock } = deps

  return {
    async of(stationId, { metric, date }, audience) {
      const station = roster.station(stationId)
      const { calendar } = station
      const now = clock.now()
      const period = parsePeriod(date, calendar, now)
      if (period?.kind !== 'day' || period.fromDay > dayOf(now, calendar)) {
        throw new Refusal('invalid_period', `No day ${date} to replay.`, { field: 'date' })
      }
      const day = period.fromDay
      const { hours, wallTop } = settings.of(stationId)
      const { facts } = await boards.dayFacts(stationId, day, [])
      const counted = facts.flatMap(({ fact: { state, channel, courier, at, count } }): Counted[] =>
        state === 'counted' && (metric === 'pickups' || channel === 'walkin')
          ? [{ memberId: courier, at, parcels: count }]
          : [],
      )
      const order = membersFirst(counted, roster.postedTo(stationId, day, day + 1))
      const top = Math.min(wallTop ?? PUBLIC_TOP, PUBLIC_TOP)
      const shown = audience === 'staff' ? order : order.filter(({ rank, score }) => rank <= top && score > 0)
      const startsAt = dayStartsAt(day, calendar)
      const endsAt = dayStartsAt(day + 1, calendar)
      const opensAt = hoursOpenAt(day, calendar, hours)
      return {
        stationId,
        stationName: station.name,
        date: dateOf(day),
        metric,
        timeZone: ruleOf(day, calendar).timeZone,
        startsAt,
        endsAt,
        opensAt,
        closesAt: Math.min(opensAt + (hours.toMinutes - hours.fromMinutes) * MINUTE_MS, endsAt),
        asOf: Math.min(now, endsAt),
        members: shown.map(({ memberId }, index) => ({
          ...(audience === 'staff'
            ? { id: memberId, name: roster.nameOf(memberId) }
            : { id: String(index), name: roster.publicNameOf(memberId) }),
          ...(roster.courier(memberId)?.hidden ? { offWalls: true as const } : {}),
        })),
        events: eventsOf(
          counted,
          shown.map(({ memberId }) => memberId),
          startsAt,
        ),
      }
    },
  }
}
