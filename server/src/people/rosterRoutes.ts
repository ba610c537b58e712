import type { RosterReply } from '@leitai/shared/api'
import { type DayRule, dateOf, dayOf, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import { clockTimeOf } from '@leitai/shared/roster'
import { TSV_TYPE, XLSX_TYPE } from '@leitai/shared/sheetCell'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { mediaTypeOf, parseAs, readBytes, readJson, readText } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import { languageOfRequest } from '../http/problems.ts'
import type { Roster } from './roster.ts'
import type { RosterExport } from './rosterExport.ts'
import type { Delivered, RosterImport } from './rosterImport.ts'
import type { SignIns } from './signIn.ts'
import { MAX_WORKBOOK_BYTES } from './workbook.ts'

/** A country's couriers fit. */
const MAX_ROSTER_BYTES = 64 * 1024 * 1024
/** Of those who have but a part of it. */
const MAX_PART_BYTES = 8 * 1024 * 1024

const exportSchema = z.object({
  format: z.enum(['json', 'csv', 'xlsx']),
  /** Which table of a CSV. */
  part: z.enum(['couriers', 'units']).default('couriers'),
  /** Of its headings; without, as the request is. */
  lang: z.enum(['zh', 'en']).optional(),
})

/** Reading, importing and exporting the roster. */
export function createRosterRoutes(deps: {
  roster: Roster
  rosterImport: RosterImport
  rosterExport: RosterExport
  signIns: SignIns
  principals: Principals
  clock: Clock
}): Router {
  const { roster, rosterImport, rosterExport, signIns, principals, clock } = deps
  const router = Router()

  router.get('/roster', async (req, res) => {
    const principal = await principals.require(req, 'roster.read')
    const covers = (station: { id: string } | undefined) =>
      station ? principals.covers(principal, station.id) : principals.coversAll(principal, '*')
    const reply: RosterReply = {
      units: roster
        .units()
        .filter(covers)
        .map(({ id, name, level, parent }) => ({ id, name, level, parent })),
      stations: roster
        .stations()
        .filter(covers)
        .map(({ id, name, parent, parentName, above, calendar }) => {
          const today = dayOf(clock.now(), calendar)
          return {
            id,
            name,
            parent,
            parentName,
            above: above.filter(({ id }) => principals.covers(principal, id)),
            ...described(ruleOf(today, calendar)),
            today: dateOf(today),
            weekStart: calendar.weekStart,
            changes: (calendar.changes ?? []).map((change) => ({
              from: dateOf(change.fromDay),
              ...described(change),
            })),
          }
        }),
      couriers: roster
        .couriers()
        .filter(({ id }) => covers(roster.homeOf(id)))
        .map((courier) => ({
          ...courier,
          stationId: roster.currentStation(courier.id)?.id ?? null,
          hasPin: signIns.hasPin(courier.id),
        })),
    }
    res.json(reply)
  })

  router.get('/roster/export', async (req, res) => {
    const principal = await principals.require(req, 'roster.read')
    const covers = principals.coversAll(principal, '*')
      ? undefined
      : (id: string) => principals.covers(principal, id)
    const { format, part, lang: language = languageOfRequest(req) } = parseAs(exportSchema, req.query)
    if (format === 'json') return sendFile(res, 'roster.json', 'application/json', rosterExport.json(covers))
    if (format === 'xlsx')
      return sendFile(res, 'roster.xlsx', XLSX_TYPE, await rosterExport.xlsx(language, covers))
    const name = part === 'units' ? 'units.csv' : 'roster.csv'
    sendFile(res, name, 'text/csv; charset=utf-8', rosterExport.csv(part, language, covers))
  })

  router.post('/roster', async (req, res) => {
    const principal = await principals.require(req, 'roster.import')
    const scope = {
      covers: (id: string) => principals.covers(principal, id),
      units: principals.may(principal, 'roster.units'),
    }
    const theirs = principals.coversAll(principal, '*') ? undefined : scope
    const delivered = await deliveredBy(req, theirs ? MAX_PART_BYTES : MAX_ROSTER_BYTES)
    res.json(await rosterImport.take(delivered, req.query.dryRun === '1', theirs))
  })
  return router
}

function sendFile(res: Response, name: string, type: string, content: string | Buffer): void {
  res.attachment(name).type(type).set('Cache-Control', 'no-store').send(content)
}

/** A roster by its media type. */
async function deliveredBy(req: Request, maxBytes: number): Promise<Delivered> {
  switch (mediaTypeOf(req)) {
    case 'application/json':
      return { json: await readJson(req, maxBytes) }
    case 'text/csv':
      return { csv: await readText(req, maxBytes) }
    case TSV_TYPE:
      return { tsv: await readText(req, maxBytes) }
    case XLSX_TYPE:
      return { xlsx: await readBytes(req, MAX_WORKBOOK_BYTES) }
    default:
      throw new Refusal('unsupported_media_type', 'JSON, CSV, tab-separated values or XLSX only.')
  }
}

function described({ timeZone, dayStartMinutes }: DayRule): { timeZone: string; dayStart: string } {
  return { timeZone, dayStart: clockTimeOf(dayStartMinutes) }
}
