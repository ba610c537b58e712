import { burstPreviewQuerySchema } from '@leitai/shared/burst'
import {
  correctionSchema,
  correctionsQuerySchema,
  decideSchema,
  handPickupSchema,
  pendingQuerySchema,
} from '@leitai/shared/correction'
import { explanationQuerySchema } from '@leitai/shared/explanation'
import { Refusal } from '@leitai/shared/refusal'
import type { Right } from '@leitai/shared/rights'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { type Principals, signatureFor } from '../http/principals.ts'
import type { Roster } from '../people/roster.ts'
import type { PreviewBurst } from './burstPreview.ts'
import type { Corrections, Corrector } from './corrections.ts'
import type { Explanations } from './explanations.ts'

/** Why a courier stands where they stand, and what managers do about single pickups. */
export function createCorrectionRoutes(deps: {
  corrections: Corrections
  explanations: Explanations
  previewBurst: PreviewBurst
  roster: Roster
  principals: Principals
}): Router {
  const { corrections, explanations, previewBurst, roster, principals } = deps
  const router = Router()

  /** The courier whose explanation is asked for: anybody of the station for the manager, oneself for a courier. */
  async function explained(req: Request, stationId: string, asked: string | undefined): Promise<string> {
    const present = await principals.of(req)
    const own = present.find(
      (principal) =>
        principal.role === 'courier' && principals.may(principal, 'standings.explain', stationId),
    )
    if (own?.role === 'courier' && (asked === undefined || asked === own.courierId)) return own.courierId
    const principal = await principals.require(req, 'standings.explain', stationId)
    if (principal.role === 'courier') throw new Refusal('forbidden', 'A colleague’s standing.')
    if (asked === undefined) throw new Refusal('invalid_request', 'Whose standing?', { field: 'courier' })
    return asked
  }

  async function corrector(req: Request, right: Right, stationId: string): Promise<Corrector> {
    return { name: signatureFor(await principals.require(req, right, stationId)), address: req.ip ?? '' }
  }

  router.get('/stations/:stationId/explanation', async (req, res) => {
    const { stationId } = req.params
    const query = parseAs(explanationQuerySchema, req.query)
    const courierId = await explained(req, stationId, query.courier)
    if (query.metric === 'revenue') await principals.require(req, 'standings.revenue', stationId)
    res.json(await explanations.explain(stationId, courierId, query))
  })
  router.get('/stations/:stationId/corrections', async (req, res) => {
    const { stationId } = req.params
    await principals.require(req, 'corrections.read', stationId)
    res.json(await corrections.trail(stationId, parseAs(correctionsQuerySchema, req.query)))
  })
  router.post('/stations/:stationId/pickups', async (req, res) => {
    const { stationId } = req.params
    const by = await corrector(req, 'corrections.make', stationId)
    const pickup = parseAs(handPickupSchema, await readJson(req))
    res.status(201).json(await corrections.add(roster.station(stationId).id, pickup, by))
  })
  router.post('/stations/:stationId/pickups/:pickupId/corrections', async (req, res) => {
    const { stationId, pickupId } = req.params
    const by = await corrector(req, 'corrections.make', stationId)
    const wanted = parseAs(correctionSchema, await readJson(req))
    res.json(await corrections.correct(stationId, pickupId, wanted, by))
  })
  router.get('/stations/:stationId/pending', async (req, res) => {
    const { stationId } = req.params
    await principals.require(req, 'pending.read', stationId)
    res.json(await corrections.pending(stationId, parseAs(pendingQuerySchema, req.query).limit))
  })
  router.get('/stations/:stationId/pending/preview', async (req, res) => {
    const { stationId } = req.params
    await principals.require(req, 'pending.read', stationId)
    res.json(await previewBurst(stationId, parseAs(burstPreviewQuerySchema, req.query)))
  })
  router.post('/stations/:stationId/pending', async (req, res) => {
    const { stationId } = req.params
    const by = await corrector(req, 'pending.decide', stationId)
    const wanted = parseAs(decideSchema, await readJson(req))
    res.json(await corrections.decide(roster.station(stationId).id, wanted, by))
  })
  return router
}
