import { Refusal } from '@leitai/shared/refusal'
import { templatesSchema } from '@leitai/shared/template'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { isManager, type Principals } from '../http/principals.ts'
import type { Settings } from '../settings/settings.ts'
import type { Templates } from './templates.ts'

const MAX_BODY_BYTES = 256 * 1_024

/** The templates that a manager keeps, and what a station's finals fill them with. */
export function createTemplateRoutes(deps: {
  templates: Templates
  settings: Settings
  principals: Principals
}): Router {
  const { templates, settings, principals } = deps
  const router = Router()

  async function accountOf(req: Request): Promise<string> {
    const principal = await principals.require(req, 'announcements.post')
    if (!isManager(principal)) throw new Refusal('forbidden', 'Not an account.')
    return principal.accountId
  }
  router.get('/templates', async (req, res) => {
    res.json(templates.of(await accountOf(req)))
  })
  router.put('/templates', async (req, res) => {
    const accountId = await accountOf(req)
    await templates.keep(accountId, parseAs(templatesSchema, await readJson(req, MAX_BODY_BYTES)))
    res.json(templates.of(accountId))
  })
  router.get('/stations/:stationId/announcement-fields', async (req, res) => {
    const { stationId } = req.params
    await principals.require(req, 'announcements.read', stationId)
    res.json(await templates.values(stationId, settings.of(stationId).wallMetric))
  })
  return router
}
