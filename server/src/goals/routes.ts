import { goalSchema } from '@leitai/shared/api'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Goals } from './goals.ts'

/** A station's goals. */
export function createGoalRoutes({ goals, principals }: { goals: Goals; principals: Principals }): Router {
  const router = Router()
  router.get('/stations/:stationId/goals', async (req, res) => {
    await principals.require(req, 'goals.read', req.params.stationId)
    res.json(goals.list(req.params.stationId))
  })
  router.put('/stations/:stationId/goals', async (req, res) => {
    await principals.require(req, 'goals.set', req.params.stationId)
    await goals.set(req.params.stationId, parseAs(goalSchema, await readJson(req)))
    res.json(goals.list(req.params.stationId))
  })
  return router
}
