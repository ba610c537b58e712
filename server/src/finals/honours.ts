import { dateOf } from '@leitai/shared/calendar'
import type { Honoured, Honours } from '@leitai/shared/ceremony'
import type { LiveMetric } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { Roster } from '../people/roster.ts'
import type { Halls } from './halls.ts'
import { type FinalRecord, type FinalRowRecord, prefixOf, totalOfRows } from './record.ts'
import type { FinalsStore } from './store.ts'

const LAST_RANK = 3

/** The first three of finals with the figures that a ceremony and a poster tell of them. */
export function createHonours({
  store,
  halls,
  roster,
}: {
  store: FinalsStore
  halls: Halls
  roster: Roster
}) {
  async function recordOf(
    stationId: string,
    prefix: string,
    revision: number | undefined,
  ): Promise<FinalRecord> {
    const [record] =
      revision === undefined
        ? await store.latest(stationId, [prefix])
        : await store.records(stationId, [`${prefix}/${revision}`])
    if (!record) throw new Refusal('unknown_final', `No final ${prefix}.`)
    return record
  }

  return {
    async of(stationId: string, metric: LiveMetric, period: string, revision?: number): Promise<Honours> {
      const station = roster.station(stationId)
      const record = await recordOf(stationId, prefixOf({ metric, period }), revision)
      const { championships } = await halls.of(stationId, metric)
      const earlier = championships.filter(({ kind, toDay }) => kind === record.kind && toDay < record.toDay)
      const titlesBefore = (memberId: string) =>
        earlier.filter(({ memberIds }) => memberIds.includes(memberId)).length
      const first = record.rows.filter(([rank]) => rank <= LAST_RANK)
      return {
        stationId,
        stationName: station.name,
        metric,
        period,
        kind: record.kind,
        from: dateOf(record.fromDay),
        to: dateOf(record.toDay - 1),
        revision: record.revision,
        total: totalOfRows(record.rows),
        honoured: first.map(
          ([rank, memberId, score]): Honoured => ({
            memberId,
            rank,
            name: roster.nameOf(memberId),
            score,
            perDay: record.kind === 'day' ? null : score / (record.toDay - record.fromDay),
            titles: titlesBefore(memberId) + (rank === 1 ? 1 : 0),
            aheadBy: aheadBy(record.rows, score),
          }),
        ),
      }
    },
    /** Undefined where the period is not sealed. */
    async newest(stationId: string, metric: LiveMetric, period: string): Promise<number | undefined> {
      const [latest] = await store.latest(stationId, [prefixOf({ metric, period })])
      return latest?.revision
    },
  }
}

/** To the next lower score; null where there is none. */
function aheadBy(rows: readonly FinalRowRecord[], score: number): number | null {
  const below = rows.find((row) => row[2] < score)
  return below ? score - below[2] : null
}
