import { signatoryOf } from '@leitai/shared/signature'
import { TRAIL_KINDS, type TrailRecord, type TrailReply } from '@leitai/shared/trail'
import { Router } from 'express'
import { z } from 'zod'
import type { Trail } from '../org/trail.ts'
import { parseAs } from './body.ts'
import type { Principals } from './principals.ts'

const querySchema = z.object({
  station: z.string().max(100).optional(),
  kind: z.enum(TRAIL_KINDS).optional(),
  /** An account, or `cli` or `system`. */
  by: z.string().max(100).optional(),
  before: z
    .string()
    .regex(/^\d{1,16}-\d{1,16}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** `GET /trail`: who has changed what, of the reader's stations and units. */
export function createTrailRoutes({ trail, principals }: { trail: Trail; principals: Principals }): Router {
  const router = Router()
  router.get('/trail', async (req, res) => {
    const { station, kind, by, before, limit } = parseAs(querySchema, req.query)
    const principal = await principals.require(req, 'trail.read', station)
    const covers = (id: string) => principals.covers(principal, id)
    const isTheirs = ({ places }: TrailRecord) =>
      places === '*' ? principals.coversAll(principal, '*') : places.some(covers)
    const isWanted = (record: TrailRecord) =>
      (kind === undefined || record.kind === kind) &&
      (by === undefined || (signatoryOf(record.by)?.account ?? record.by) === by) &&
      (station === undefined || record.places.includes(station)) &&
      isTheirs(record)
    const { entries, next } = await trail.read(isWanted, { before, limit })
    const theirs = entries.map((entry) => ({
      ...entry,
      places: entry.places === '*' ? entry.places : entry.places.filter(covers),
      before: withStations(entry.before, covers),
      after: withStations(entry.after, covers),
    }))
    res.json({ entries: theirs, next } satisfies TrailReply)
  })
  return router
}

const stationsSchema = z.looseObject({
  stations: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
})

/** What is for several stations names those of the reader only. */
function withStations(value: unknown, covers: (id: string) => boolean): unknown {
  const parsed = stationsSchema.safeParse(value)
  if (!parsed.success) return value
  const { stations, ...rest } = parsed.data
  const theirs = Array.isArray(stations)
    ? stations.filter(covers)
    : Object.fromEntries(Object.entries(stations).filter(([id]) => covers(id)))
  return { ...rest, stations: theirs }
}
