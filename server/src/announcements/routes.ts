import { announcementSchema, type PostedAnnouncement } from '@leitai/shared/api'
import { Refusal } from '@leitai/shared/refusal'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principal, Principals } from '../http/principals.ts'
import type { Roster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import type { Announcements } from './announcements.ts'

/** Posting, listing and withdrawing announcements. */
export function createAnnouncementRoutes(deps: {
  announcements: Announcements
  settings: Settings
  roster: Pick<Roster, 'stationsWithin'>
  principals: Principals
}): Router {
  const { announcements, settings, roster, principals } = deps
  const router = Router()

  /** Whoever may change an announcement is over all that it goes to. */
  async function requireOwn(req: Request<{ id: string }>): Promise<Principal> {
    const principal = await principals.require(req, 'announcements.post')
    const known = announcements.list().find(({ id }) => id === req.params.id)
    if (known) principals.requireAll(principal, known.stations, 'id')
    return principal
  }

  router.get('/announcements', async (req, res) => {
    const principal = await principals.require(req, 'announcements.read')
    const covers = (stationId: string) => principals.covers(principal, stationId)
    const seen = announcements.list().flatMap((one): PostedAnnouncement[] => {
      if (one.stations === '*') return [{ ...one, own: principals.coversAll(principal, '*') }]
      // of a unit above them, whoever reads sees their part of it
      const stations = one.stations.flatMap((id) =>
        covers(id)
          ? [id]
          : roster
              .stationsWithin(id)
              .map((station) => station.id)
              .filter(covers),
      )
      return stations.length > 0 ? [{ ...one, stations, own: one.stations.every(covers) }] : []
    })
    res.json(seen)
  })
  router.post('/announcements', async (req, res) => {
    const principal = await principals.require(req, 'announcements.post')
    const input = parseAs(announcementSchema, await readJson(req))
    principals.requireAll(principal, input.stations, 'stations')
    res.status(201).json({ ...(await announcements.post(input)), own: true } satisfies PostedAnnouncement)
  })
  router.put('/announcements/:id', async (req, res) => {
    const principal = await requireOwn(req)
    const input = parseAs(announcementSchema, await readJson(req))
    principals.requireAll(principal, input.stations, 'stations')
    const changed = await announcements.change(req.params.id, input)
    res.json({ ...changed, own: true } satisfies PostedAnnouncement)
  })
  router.post('/announcements/:id/restore', async (req, res) => {
    await requireOwn(req)
    const restored = await announcements.restore(req.params.id)
    res.json({ ...restored, own: true } satisfies PostedAnnouncement)
  })
  router.delete('/announcements/:id', async (req, res) => {
    await requireOwn(req)
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
