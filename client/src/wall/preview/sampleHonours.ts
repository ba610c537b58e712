/** A week that is awarded in the preview: the first three of the last week that its snapshot holds. Pure. */
import type { Honoured, Honours } from '@leitai/shared/ceremony'
import type { Snapshot } from '@leitai/shared/protocol'

const WEEK_DAYS = 7
/** How often champion before, by rank. */
const TITLES = [0, 6, 0, 1]

export function sampleHonours({ station, members, lastWeek, trend, audience }: Snapshot): Honours {
  const { period, metric, standings } = lastWeek
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return {
    stationId: station.id,
    stationName: station.name,
    metric,
    period,
    kind: 'week',
    from: '2026-11-09',
    to: '2026-11-15',
    revision: 1,
    total: trend.weeks.find((week) => week.period === period)?.total ?? 0,
    honoured: standings.map(({ memberId, rank, score }): Honoured => {
      const next = standings.find((other) => other.rank > rank)
      return {
        memberId: audience === 'staff' ? memberId : `hidden-${memberId}`,
        rank,
        name: names.get(memberId) ?? memberId,
        score,
        perDay: score / WEEK_DAYS,
        titles: TITLES[rank] ?? 0,
        aheadBy: next ? score - next.score : null,
      }
    }),
  }
}
