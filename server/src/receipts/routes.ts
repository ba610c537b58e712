import { kudosSchema, seenSchema } from '@leitai/shared/receipt'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Receipts } from './receipts.ts'

const MAX_BODY_BYTES = 4_096

/** What couriers are told and applaud; for managers who has seen it. */
export function createReceiptRoutes(deps: { receipts: Receipts; principals: Principals }): Router {
  const { receipts, principals } = deps
  const router = Router()

  router.get('/stations/:stationId/news', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'announcements.hear', stationId)
    res.json(await receipts.news(stationId, courierId))
  })
  router.post('/stations/:stationId/news/seen', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'announcements.hear', stationId)
    const { ids } = parseAs(seenSchema, await readJson(req, MAX_BODY_BYTES))
    await receipts.see(stationId, courierId, ids)
    res.status(204).end()
  })
  router.post('/stations/:stationId/kudos', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'kudos.give', stationId)
    const input = parseAs(kudosSchema, await readJson(req, MAX_BODY_BYTES))
    res.json(await receipts.applaud(stationId, courierId, input))
  })
  router.get('/stations/:stationId/announcements/:announcementId/readers', async (req, res) => {
    const { stationId, announcementId } = req.params
    await principals.require(req, 'announcements.read', stationId)
    res.json(await receipts.readers(stationId, announcementId))
  })
  return router
}
