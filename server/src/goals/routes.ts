import { goalSchema } from '@leitai/shared/api'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Goals } from './goals.ts'

/** Goals of stations and of couriers. */
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
  router.get('/stations/:stationId/couriers/:courierId/goals', async (req, res) => {
    const { stationId, courierId } = req.params
    await principals.require(req, 'goals.read', stationId)
    res.json(goals.listOfCourier(stationId, courierId))
  })
  router.put('/stations/:stationId/couriers/:courierId/goals', async (req, res) => {
    const { stationId, courierId } = req.params
    await principals.require(req, 'goals.set', stationId)
    await goals.setOfCourier(stationId, courierId, parseAs(goalSchema, await readJson(req)))
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
    await goals.setOwn(stationId, courierId, parseAs(goalSchema, await readJson(req)))
    res.json(goals.own(stationId, courierId))
  })
  return router
}
