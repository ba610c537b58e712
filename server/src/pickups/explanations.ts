import type { StandingRow } from '@leitai/shared/api'
import { dateOf } from '@leitai/shared/calendar'
import type { Explanation, explanationQuerySchema } from '@leitai/shared/explanation'
import { Refusal } from '@leitai/shared/refusal'
import type { z } from 'zod'
import type { Boards } from '../boards/boards.ts'
import type { CourierPage, Cursor } from '../boards/ledger.ts'
import type { Standings } from '../boards/standings.ts'
import type { Roster } from '../people/roster.ts'
import { explainPickup } from './describe.ts'

/** The station may change between the reading of its board and of its pickups. */
const TRIES = 20

export interface Explanations {
  /**
   * Why a courier stands where they stand (S4): the standing and a page of the pickups behind it, both of one
   * moment. Throws `unknown_station`, `unknown_courier`, `invalid_period`, `invalid_request`,
   * `unavailable`.
   */
  explain(
    stationId: string,
    courierId: string,
    query: z.output<typeof explanationQuerySchema>,
  ): Promise<Explanation>
}

export function createExplanations(deps: {
  boards: Boards
  roster: Roster
  standings: Standings
}): Explanations {
  const { boards, roster, standings } = deps

  return {
    async explain(stationId, courierId, { metric, period: text, after, limit }) {
      const station = roster.station(stationId)
      const period = standings.periodOf(station, text)
      const cursor = after === undefined ? undefined : readCursor(after)
      const { board, page } = await together(async () => ({
        board: await standings.standings(stationId, { metric, period: period.key }),
        page: await boards.courierPage(stationId, courierId, period, { most: limit, after: cursor }),
      }))
      const row = board.rows.find(({ memberId }) => memberId === courierId)
      if (!row && page.total === 0 && !roster.courier(courierId)) {
        throw new Refusal('unknown_courier', `No courier ${courierId}.`, { field: 'courier' })
      }
      return {
        stationId,
        metric,
        period: period.key,
        from: dateOf(period.fromDay),
        to: dateOf(period.toDay - 1),
        timeZone: board.timeZone,
        state: board.state,
        memberId: courierId,
        name: roster.nameOf(courierId),
        standing: row ? standingOf(row, board.rows) : null,
        pickupCount: page.total,
        pickups: page.pickups.map((pickup) => explainPickup(pickup, metric, station)),
        next: nextOf(page, limit),
      }
    },
  }
}

/** Reads a board and pickups until both are of the same moment. Throws `unavailable` where they never are. */
async function together<T extends { board: { seq: number }; page: { seq: number } }>(
  read: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await read()
    if (found.board.seq === found.page.seq) return found
  }
  throw new Refusal('unavailable', 'The station changes too fast to be explained.')
}

function standingOf(own: StandingRow, rows: readonly StandingRow[]): Explanation['standing'] {
  const above = rows.findLast(({ score }) => score > own.score)
  const below = rows.find(({ score }) => score < own.score)
  return {
    rank: own.rank,
    score: own.score,
    reachedAt: own.reachedAt,
    above: above ? { rank: above.rank, gap: above.score - own.score } : null,
    below: below ? { rank: below.rank, gap: own.score - below.score } : null,
  }
}

/** Where the next page goes on: after the last pickup of this one; null where there cannot be more. */
function nextOf({ pickups, isCut }: CourierPage, limit: number): string | null {
  const last = pickups.at(-1)
  return last && (isCut || pickups.length === limit) ? `${last.fact.at}~${last.id}` : null
}

function readCursor(text: string): Cursor {
  const [, at, id] = /^(\d{1,15})~(.+)$/s.exec(text) ?? []
  if (at === undefined || id === undefined) {
    throw new Refusal('invalid_request', 'Not the end of a page.', { field: 'after' })
  }
  return { at: Number(at), id }
}
