import { CEREMONY_STEPS } from '@leitai/shared/ceremony'
import { idSchema } from '@leitai/shared/pickup'
import { Router } from 'express'
import { z } from 'zod'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Ceremonies } from './ceremonies.ts'

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

  router.get('/ceremonies', async (req, res) => {
    await principals.require(req, 'ceremonies.read')
    res.json(await ceremonies.list())
  })
  router.post('/ceremonies', async (req, res) => {
    await principals.require(req, 'ceremonies.lead')
    res.status(201).json(await ceremonies.start(parseAs(startSchema, await readJson(req))))
  })
  router.post('/ceremonies/:id/step', async (req, res) => {
    await principals.require(req, 'ceremonies.lead')
    res.json(await ceremonies.step(req.params.id, parseAs(stepSchema, await readJson(req))))
  })
  router.post('/ceremonies/:id/revision', async (req, res) => {
    await principals.require(req, 'ceremonies.lead')
    res.json(await ceremonies.adopt(req.params.id))
  })
  router.delete('/ceremonies/:id', async (req, res) => {
    await principals.require(req, 'ceremonies.lead')
    await ceremonies.end(req.params.id)
    res.status(204).end()
  })
  return router
}
