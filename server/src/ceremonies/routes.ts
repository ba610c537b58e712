import { CEREMONY_STEPS } from '@leitai/shared/ceremony'
import { idSchema } from '@leitai/shared/pickup'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Ceremonies, MayLead } from './ceremonies.ts'

const startSchema = z
  .strictObject({
    metric: z.enum(['pickups', 'walkin']),
    period: z.string().max(20),
    /** One of both: the stations by name, or all of a unit. */
    stations: z.array(idSchema).min(1).max(5_000).optional(),
    unit: idSchema.optional(),
  })
  .refine(({ stations, unit }) => (stations === undefined) !== (unit === undefined), { path: ['stations'] })

const stepSchema = z.strictObject({
  /** The step that is on for who asks: another one means that somebody else was quicker. */
  follows: z.enum(CEREMONY_STEPS),
  step: z.enum(CEREMONY_STEPS),
})

/** Starting, leading and ending awards ceremonies. */
export function createCeremonyRoutes(deps: { ceremonies: Ceremonies; principals: Principals }): Router {
  const { ceremonies, principals } = deps
  const router = Router()

  /** One is led by whom all of its stations are covered by. */
  async function requireLeader(req: Request): Promise<MayLead> {
    const principal = await principals.require(req, 'ceremonies.lead')
    return (stationIds) => principals.requireAll(principal, stationIds, 'id')
  }

  router.get('/ceremonies', async (req, res) => {
    const principal = await principals.require(req, 'ceremonies.read')
    const seen = (await ceremonies.list()).flatMap(({ stations, ...rest }) => {
      const covered = stations.filter(({ id }) => principals.covers(principal, id))
      return covered.length > 0 ? [{ ...rest, stations: covered }] : []
    })
    res.json(seen)
  })
  router.post('/ceremonies', async (req, res) => {
    const principal = await principals.require(req, 'ceremonies.lead')
    const plan = parseAs(startSchema, await readJson(req))
    principals.requireAll(principal, plan.stations ?? [plan.unit ?? ''], plan.stations ? 'stations' : 'unit')
    res.status(201).json(await ceremonies.start(plan))
  })
  router.post('/ceremonies/:id/step', async (req, res) => {
    const mayLead = await requireLeader(req)
    res.json(await ceremonies.step(req.params.id, parseAs(stepSchema, await readJson(req)), mayLead))
  })
  router.post('/ceremonies/:id/revision', async (req, res) => {
    res.json(await ceremonies.adopt(req.params.id, await requireLeader(req)))
  })
  router.delete('/ceremonies/:id', async (req, res) => {
    await ceremonies.end(req.params.id, await requireLeader(req))
    res.status(204).end()
  })
  return router
}
