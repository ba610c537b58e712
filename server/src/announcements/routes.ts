import { announcementSchema, type PostedAnnouncement } from '@leitai/shared/api'
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
    const principal = await principals.require(req, 'announcements.read')
    const covers = (stationId: string) => principals.covers(principal, stationId)
    const seen = announcements.list().flatMap((one): PostedAnnouncement[] => {
      if (one.stations === '*') return [{ ...one, own: principals.coversAll(principal, '*') }]
      const stations = one.stations.filter(covers)
      return stations.length > 0 ? [{ ...one, stations, own: stations.length === one.stations.length }] : []
    })
    res.json(seen)
  })
  router.post('/announcements', async (req, res) => {
    const principal = await principals.require(req, 'announcements.post')
    const input = parseAs(announcementSchema, await readJson(req))
    principals.requireAll(principal, input.stations, 'stations')
    res.status(201).json({ ...(await announcements.post(input)), own: true } satisfies PostedAnnouncement)
  })
  router.delete('/announcements/:id', async (req, res) => {
    const principal = await principals.require(req, 'announcements.post')
    const known = announcements.list().find(({ id }) => id === req.params.id)
    if (known) principals.requireAll(principal, known.stations, 'id')
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
