import { METRICS } from '@leitai/shared/standings'
import { Router } from 'express'
import { z } from 'zod'
import { parseAs } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Standings } from './standings.ts'

const querySchema = z.object({
  metric: z.enum(METRICS).default('pickups'),
  period: z.string().max(20).default('today'),
  limit: z.coerce.number().int().min(1).max(10_000).optional(),
  around: z.string().max(100).optional(),
})

/** `GET /stations/{id}/standings`. */
export function createStandingsRoutes({
  standings,
  principals,
}: {
  standings: Standings
  principals: Principals
}): Router {
  const router = Router()
  router.get('/stations/:stationId/standings', async (req, res) => {
    const query = parseAs(querySchema, req.query)
    const right = query.metric === 'revenue' ? 'standings.revenue' : 'standings.read'
    await principals.require(req, right, req.params.stationId)
    res.json(await standings.standings(req.params.stationId, query))
  })
  return router
}
