import { Router } from 'express'
import type { Principals } from '../http/principals.ts'
import type { Audit } from './audit.ts'

/** `GET /audit`. */
export function createAuditRoutes({ audit, principals }: { audit: Audit; principals: Principals }): Router {
  const router = Router()
  router.get('/audit', async (req, res) => {
    await principals.require(req, 'audit.read')
    res.json(audit.report())
  })
  return router
}
