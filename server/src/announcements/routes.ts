import { announcementSchema } from '@leitai/shared/api'
import { Refusal } from '@leitai/shared/refusal'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Settings } from '../settings/settings.ts'
import type { Announcements } from './announcements.ts'

/** Posting, listing and withdrawing announcements. */
export function createAnnouncementRoutes(deps: {
  announcements: Announcements
  settings: Settings
  principals: Principals
}): Router {
  const { announcements, settings, principals } = deps
  const router = Router()

  router.get('/announcements', async (req, res) => {
    await principals.require(req, 'announcements.read')
    res.json(announcements.list())
  })
  router.post('/announcements', async (req, res) => {
    await principals.require(req, 'announcements.post')
    res.status(201).json(await announcements.post(parseAs(announcementSchema, await readJson(req))))
  })
  router.delete('/announcements/:id', async (req, res) => {
    await principals.require(req, 'announcements.post')
    if (!(await announcements.withdraw(req.params.id)))
      throw new Refusal('not_found', 'No such announcement.')
    res.status(204).end()
  })
  router.get('/stations/:stationId/announcement-drafts', async (req, res) => {
    const { stationId } = req.params
    await principals.require(req, 'announcements.read', stationId)
    res.json(await announcements.drafts(stationId, settings.of(stationId).wallMetric))
  })
  return router
}
