import { applySchema, draftsQuerySchema, finalsQuerySchema, hallQuerySchema } from '@leitai/shared/final'
import { Refusal } from '@leitai/shared/refusal'
import { METRICS, type Metric } from '@leitai/shared/standings'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { parseAs, readJson } from '../http/body.ts'
import { type Principals, signatureFor } from '../http/principals.ts'
import type { Trail } from '../org/trail.ts'
import type { Roster } from '../people/roster.ts'
import type { Finals } from './finals.ts'

const pathSchema = z.object({ metric: z.enum(METRICS), period: z.string().max(20) })
/** Revenue is not told in public. */
const honoursPathSchema = pathSchema.extend({ metric: z.enum(['pickups', 'walkin']) })

/** The newest revision where none is named. */
const honoursQuerySchema = z.object({ revision: z.coerce.number().int().min(1).optional() })

/** Finals, drafts of their revisions, the hall of fame, records. */
export function createFinalRoutes(deps: {
  finals: Finals
  trail: Trail
  roster: Roster
  principals: Principals
}): Router {
  const { finals, trail, roster, principals } = deps
  const router = Router()

  /** Revenue is for those only who see it in the standings too. */
  async function requireReader(req: Request, metric: Metric, stationId: string): Promise<void> {
    await principals.require(req, 'finals.read', stationId)
    if (metric === 'revenue') await principals.require(req, 'standings.revenue', stationId)
  }

  router.get('/stations/:stationId/finals', async (req, res) => {
    const { stationId } = req.params
    const query = parseAs(finalsQuerySchema, req.query)
    await requireReader(req, query.metric, stationId)
    res.json(await finals.list(stationId, query))
  })
  router.get('/stations/:stationId/finals/:metric/:period', async (req, res) => {
    const { stationId } = req.params
    const { metric, period } = parseAs(pathSchema, req.params)
    await requireReader(req, metric, stationId)
    const { draft, ...reply } = await finals.one(stationId, metric, period)
    // a draft is the manager's until it is applied
    const present = await principals.of(req)
    const seesDrafts = present.some((principal) => principals.may(principal, 'finals.drafts', stationId))
    res.json({ ...reply, draft: seesDrafts ? draft : null })
  })
  router.get('/stations/:stationId/finals/:metric/:period/honours', async (req, res) => {
    const { stationId } = req.params
    const { metric, period } = parseAs(honoursPathSchema, req.params)
    await requireReader(req, metric, stationId)
    const { revision } = parseAs(honoursQuerySchema, req.query)
    res.json(await finals.honours(stationId, metric, period, revision))
  })
  router.get('/stations/:stationId/hall-of-fame', async (req, res) => {
    const { stationId } = req.params
    const { metric } = parseAs(hallQuerySchema, req.query)
    await requireReader(req, metric, stationId)
    res.json(await finals.hallOfFame(stationId, metric))
  })
  router.get('/stations/:stationId/couriers/:courierId/records', async (req, res) => {
    const { stationId, courierId } = req.params
    const { metric } = parseAs(hallQuerySchema, req.query)
    const principal = await principals.require(req, 'records.read', stationId)
    if (metric === 'revenue') await principals.require(req, 'standings.revenue', stationId)
    if (principal.role === 'courier' && principal.courierId !== courierId) {
      throw new Refusal('forbidden', 'The records of somebody else.')
    }
    res.json(await finals.courierRecords(stationId, courierId, metric))
  })
  router.get('/stations/:stationId/drafts', async (req, res) => {
    await principals.require(req, 'finals.drafts', req.params.stationId)
    const { limit } = parseAs(draftsQuerySchema, req.query)
    res.json(await finals.drafts(req.params.stationId, limit))
  })
  router.post('/stations/:stationId/drafts/:metric/:period/apply', async (req, res) => {
    const { stationId } = req.params
    const principal = await principals.require(req, 'finals.apply', stationId)
    const { metric, period } = parseAs(pathSchema, req.params)
    const input = parseAs(applySchema, await readJson(req))
    const revised = await finals.apply(stationId, metric, period, { by: signatureFor(principal), ...input })
    const { revision, reason, factsHash } = revised
    await trail.add({
      kind: 'finals',
      id: `${metric}/${period}`,
      places: [stationId],
      before: { revision: revision - 1 },
      after: { revision, reason, factsHash },
    })
    res.json(revised)
  })
  router.get('/finals/todo', async (req, res) => {
    const principal = await principals.require(req, 'finals.drafts')
    const covered = roster.stations().filter(({ id }) => principals.covers(principal, id))
    res.json(await finals.todo(covered.map(({ id }) => id)))
  })
  return router
}
