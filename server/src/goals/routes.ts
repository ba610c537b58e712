import { goalSchema } from '@leitai/shared/api'
import { courierGoalSchema, ownGoalSchema } from '@leitai/shared/courierGoal'
import { sheetGoalsSchema } from '@leitai/shared/goalSheet'
import { Router } from 'express'
import { z } from 'zod'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { GoalSheets } from './goalSheet.ts'
import type { Goals } from './goals.ts'

const MAX_SHEET_BYTES = 256 * 1_024
const sheetQuerySchema = z.object({ metric: z.enum(['pickups', 'walkin']).optional() })

/** Goals of stations and of couriers. */
export function createGoalRoutes(deps: {
  goals: Goals
  goalSheets: GoalSheets
  principals: Principals
}): Router {
  const { goals, goalSheets, principals } = deps
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
  router.get('/stations/:stationId/goals/sheet', async (req, res) => {
    await principals.require(req, 'goals.read', req.params.stationId)
    res.json(await goalSheets(req.params.stationId, parseAs(sheetQuerySchema, req.query).metric))
  })
  router.put('/stations/:stationId/goals/sheet', async (req, res) => {
    await principals.require(req, 'goals.set', req.params.stationId)
    await goals.setSheet(
      req.params.stationId,
      parseAs(sheetGoalsSchema, await readJson(req, MAX_SHEET_BYTES)),
    )
    res.status(204).end()
  })
  router.get('/stations/:stationId/couriers/:courierId/goals', async (req, res) => {
    const { stationId, courierId } = req.params
    await principals.require(req, 'goals.read', stationId)
    res.json(goals.listOfCourier(stationId, courierId))
  })
  router.put('/stations/:stationId/couriers/:courierId/goals', async (req, res) => {
    const { stationId, courierId } = req.params
    await principals.require(req, 'goals.set', stationId)
    await goals.setOfCourier(stationId, courierId, parseAs(courierGoalSchema, await readJson(req)))
    res.json(goals.listOfCourier(stationId, courierId))
  })
  router.get('/stations/:stationId/own-goals', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'goals.own', stationId)
    res.json(goals.own(stationId, courierId))
  })
  router.put('/stations/:stationId/own-goals', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'goals.own', stationId)
    await goals.setOwn(stationId, courierId, parseAs(ownGoalSchema, await readJson(req)))
    res.json(goals.own(stationId, courierId))
  })
  return router
}
