import { Router } from 'express'
import { z } from 'zod'
import { parseAs } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Replays } from './replay.ts'

const querySchema = z.object({
  date: z.string().max(20).default('today'),
  metric: z.enum(['pickups', 'walkin']).default('pickups'),
})

/** `GET /stations/{id}/replay`; walls in public get what walls in public show. */
export function createReplayRoutes(deps: { replays: Replays; principals: Principals }): Router {
  const { replays, principals } = deps
  const router = Router()
  router.get('/stations/:stationId/replay', async (req, res) => {
    const { stationId } = req.params
    const principal = await principals.require(req, 'replay.read', stationId)
    const audience = principal.role === 'wall' ? principal.audience : 'staff'
    res.json(await replays.of(stationId, parseAs(querySchema, req.query), audience))
  })
  return router
}
