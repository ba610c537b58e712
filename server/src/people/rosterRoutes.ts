import type { RosterReply } from '@leitai/shared/api'
import { Refusal } from '@leitai/shared/refusal'
import { Router } from 'express'
import { mediaTypeOf, readJson, readText } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Roster } from './roster.ts'
import type { RosterImport } from './rosterImport.ts'
import type { SignIns } from './signIn.ts'

/** A country's couriers fit. */
const MAX_ROSTER_BYTES = 64 * 1024 * 1024

/** Reading and importing the roster. */
export function createRosterRoutes(deps: {
  roster: Roster
  rosterImport: RosterImport
  signIns: SignIns
  principals: Principals
}): Router {
  const { roster, rosterImport, signIns, principals } = deps
  const router = Router()

  router.get('/roster', async (req, res) => {
    await principals.require(req, 'roster.read')
    const reply: RosterReply = {
      stations: roster.stations().map(({ id, name, parentName, timeZone, dayStart, weekStart }) => ({
        id,
        name,
        parentName,
        timeZone,
        dayStart,
        weekStart,
      })),
      couriers: roster.couriers().map(({ id, name, role }) => ({
        id,
        name,
        role,
        stationId: roster.currentStation(id)?.id ?? null,
        hasPin: signIns.hasPin(id),
      })),
    }
    res.json(reply)
  })

  router.post('/roster', async (req, res) => {
    await principals.require(req, 'roster.import')
    const dryRun = req.query.dryRun === '1'
    const type = mediaTypeOf(req)
    if (type === 'text/csv') {
      res.json(await rosterImport.take({ csv: await readText(req, MAX_ROSTER_BYTES) }, dryRun))
    } else if (type === 'application/json') {
      res.json(await rosterImport.take({ json: await readJson(req, MAX_ROSTER_BYTES) }, dryRun))
    } else throw new Refusal('unsupported_media_type', 'JSON or CSV only.')
  })
  return router
}
