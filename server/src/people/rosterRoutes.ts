import type { RosterReply } from '@leitai/shared/api'
import { type DayRule, dateOf, dayOf, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import { clockTimeOf } from '@leitai/shared/roster'
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
  clock: Clock
}): Router {
  const { roster, rosterImport, signIns, principals, clock } = deps
  const router = Router()

  router.get('/roster', async (req, res) => {
    await principals.require(req, 'roster.read')
    const reply: RosterReply = {
      stations: roster.stations().map(({ id, name, parent, parentName, calendar }) => {
        const today = dayOf(clock.now(), calendar)
        return {
          id,
          name,
          parent,
          parentName,
          ...described(ruleOf(today, calendar)),
          today: dateOf(today),
          weekStart: calendar.weekStart,
          changes: (calendar.changes ?? []).map((change) => ({
            from: dateOf(change.fromDay),
            ...described(change),
          })),
        }
      }),
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

function described({ timeZone, dayStartMinutes }: DayRule): { timeZone: string; dayStart: string } {
  return { timeZone, dayStart: clockTimeOf(dayStartMinutes) }
}
