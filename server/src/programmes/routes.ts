import { programmeSchema } from '@leitai/shared/programme'
import { Refusal } from '@leitai/shared/refusal'
import type { Right } from '@leitai/shared/rights'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { ProgrammeScope, Programmes } from './programmes.ts'

const MAX_BODY_BYTES = 32 * 1_024

/** Programmes: of a station for all its walls, and of one wall. */
export function createProgrammeRoutes({
  programmes,
  principals,
}: {
  programmes: Programmes
  principals: Principals
}): Router {
  const router = Router()

  function serve(path: string, scopeOf: (id: string) => ProgrammeScope): void {
    async function scopeFor(req: Request<{ id: string }>, right: Right): Promise<ProgrammeScope> {
      const principal = await principals.require(req, right)
      const scope = scopeOf(req.params.id)
      if (!principals.covers(principal, scope.stationId)) throw new Refusal('forbidden', 'Not this station.')
      return scope
    }
    router.get(path, async (req: Request<{ id: string }>, res) => {
      res.json(programmes.of(await scopeFor(req, 'programmes.read')))
    })
    router.put(path, async (req: Request<{ id: string }>, res) => {
      const scope = await scopeFor(req, 'programmes.set')
      await programmes.set(scope, parseAs(programmeSchema, await readJson(req, MAX_BODY_BYTES)))
      res.json(programmes.of(scope))
    })
    router.delete(path, async (req: Request<{ id: string }>, res) => {
      const scope = await scopeFor(req, 'programmes.set')
      await programmes.remove(scope)
      res.json(programmes.of(scope))
    })
  }

  serve('/stations/:id/programme', programmes.station)
  serve('/walls/:id/programme', programmes.wall)
  return router
}
