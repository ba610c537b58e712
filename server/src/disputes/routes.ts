import { decisionSchema, disputeSchema, disputesQuerySchema } from '@leitai/shared/dispute'
import { Refusal } from '@leitai/shared/refusal'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { isManager, type Principals, signatureFor } from '../http/principals.ts'
import type { Disputes } from './disputes.ts'

/** Disputes: opened and withdrawn by couriers, answered by managers, read by both. */
export function createDisputeRoutes({
  disputes,
  principals,
}: {
  disputes: Disputes
  principals: Principals
}): Router {
  const router = Router()

  router.get('/stations/:stationId/disputes', async (req, res) => {
    const { stationId } = req.params
    const reader = await principals.require(req, 'disputes.read', stationId)
    const { as, ...query } = parseAs(disputesQuerySchema, req.query)
    const isCourier = (as ?? reader.role) === 'courier'
    const owner = isCourier ? await principals.requireCourier(req, 'disputes.read', stationId) : undefined
    if (!isCourier && !isManager(reader)) throw new Refusal('forbidden', 'This is for managers.')
    res.json(await disputes.list(stationId, owner, query))
  })
  router.post('/stations/:stationId/disputes', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'disputes.open', stationId)
    const input = parseAs(disputeSchema, await readJson(req))
    res.status(201).json(await disputes.open(stationId, courierId, input))
  })
  router.post('/stations/:stationId/disputes/:disputeId/decision', async (req, res) => {
    const { stationId, disputeId } = req.params
    const decider = await principals.require(req, 'disputes.decide', stationId)
    const decision = parseAs(decisionSchema, await readJson(req))
    res.json(await disputes.decide(stationId, disputeId, decision, signatureFor(decider)))
  })
  router.delete('/stations/:stationId/disputes/:disputeId', async (req, res) => {
    const { stationId, disputeId } = req.params
    const courierId = await principals.requireCourier(req, 'disputes.open', stationId)
    res.json(await disputes.withdraw(stationId, disputeId, courierId))
  })
  return router
}
