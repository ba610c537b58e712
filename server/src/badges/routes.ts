import { type BadgesReply, badgesOf } from '@leitai/shared/badges'
import { Refusal } from '@leitai/shared/refusal'
import { Router } from 'express'
import { z } from 'zod'
import type { Finals } from '../finals/finals.ts'
import type { Goals } from '../goals/goals.ts'
import { parseAs } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'

const querySchema = z.object({ metric: z.enum(['pickups', 'walkin']).default('pickups') })

/** A courier's badges, worked out when somebody asks. */
export function createBadgeRoutes(deps: {
  finals: Pick<Finals, 'places'>
  goals: Goals
  principals: Principals
}): Router {
  const { finals, goals, principals } = deps
  const router = Router()
  router.get('/stations/:stationId/couriers/:courierId/badges', async (req, res) => {
    const { stationId, courierId } = req.params
    const { metric } = parseAs(querySchema, req.query)
    const principal = await principals.require(req, 'records.read', stationId)
    if (principal.role === 'courier' && principal.courierId !== courierId) {
      throw new Refusal('forbidden', 'The badges of somebody else.')
    }
    const { days, weeks } = await finals.places(stationId, courierId, metric)
    const targetOf = (fromDay: number) => goals.targetOf(stationId, 'day', metric, fromDay, courierId)
    const badges = badgesOf({
      days: days.map(({ fromDay, ...day }) => ({ ...day, target: targetOf(fromDay) })),
      weeks: weeks.map(({ fromDay: _, ...week }) => ({ ...week, target: null })),
    })
    res.json({ metric, badges } satisfies BadgesReply)
  })
  return router
}
