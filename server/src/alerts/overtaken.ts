import type { StandingRow } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { Redis } from 'ioredis'
import { z } from 'zod'

/** Whoever passes within this is told with the next alert. */
const COALESCE_MS = 10 * 60_000
const KEPT_S = 2 * 86_400

const baseSchema = z.object({ period: z.string(), rank: z.number(), toldAt: z.number() })

export interface Overtaken {
  /**
   * Who has passed a courier since they were told last, or since they looked; null where nobody has, or it is too
   * early to tell again.
   */
  check(
    courierId: string,
    rows: readonly StandingRow[],
    period: string,
    isLooking: boolean,
  ): Promise<{ id: string; by: { by: string; others: number; rank: number; gap: number } } | null>
}

/** Remembers the best rank of a courier's day that they know of. */
export function createOvertaken({ commands, clock }: { commands: Redis; clock: Clock }): Overtaken {
  return {
    async check(courierId, rows, period, isLooking) {
      const key = `lt:{org}:alerts:rank:${courierId}`
      const me = rows.find(({ memberId }) => memberId === courierId)
      if (!me || me.score === 0) return null // who has nothing has not been passed (H1)
      const kept = await commands.get(key)
      const base = kept === null ? undefined : baseSchema.parse(JSON.parse(kept))
      const keep = (rank: number, toldAt: number) =>
        commands.set(key, JSON.stringify({ period, rank, toldAt }), 'EX', KEPT_S)
      const now = clock.now()
      const toldAt = base?.toldAt ?? 0
      if (!base || base.period !== period || isLooking || me.rank <= base.rank) {
        if (base?.period !== period || base.rank !== me.rank) await keep(me.rank, toldAt)
        return null
      }
      if (now - toldAt < COALESCE_MS) return null
      const passed = rows.filter(({ rank }) => rank >= base.rank && rank < me.rank)
      const nearest = passed.at(-1)
      await keep(me.rank, now)
      if (!nearest) return null
      const by = { by: nearest.name, others: passed.length - 1, rank: me.rank, gap: nearest.score - me.score }
      return { id: `${period}/${me.rank}/${now}`, by }
    },
  }
}
