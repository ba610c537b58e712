import { PERIOD_KINDS } from '@leitai/shared/calendar'
import { METRICS } from '@leitai/shared/standings'
import { z } from 'zod'

const placeSchema = z.object({ rank: z.number(), score: z.number() }).nullable()

/** Members by id: names are looked up when somebody reads. */
const differenceSchema = z.object({
  champion: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
  rows: z.array(z.object({ memberId: z.string(), before: placeSchema, after: placeSchema })),
  total: z.object({ before: z.number(), after: z.number() }),
})

/** Which board of which closed period; its days as they were numbered when it was sealed. */
const boardSchema = z.object({
  stationId: z.string(),
  metric: z.enum(METRICS),
  period: z.string(),
  kind: z.enum(PERIOD_KINDS),
  fromDay: z.number(),
  toDay: z.number(),
})

const factsSchema = z.object({ factCount: z.number(), factsHash: z.string() })

/** One revision as it is stored for good; times in ms. */
export const recordSchema = boardSchema.extend(factsSchema.shape).extend({
  revision: z.number(),
  sealedAt: z.number(),
  by: z.string(),
  reason: z.string().nullable(),
  /** When it was noticed that this revision is due; some were stored without it. */
  since: z.number().optional(),
  /** Those with a score: rank, member, score, reached at. */
  rows: z.array(z.tuple([z.number(), z.string(), z.number(), z.number()])),
  difference: differenceSchema.nullable(),
})

const causeSchema = z.object({
  id: z.string(),
  version: z.number(),
  courier: z.string(),
  at: z.number(),
  count: z.number(),
  state: z.enum(['counted', 'void', 'pending', 'moved']),
  receivedAt: z.number(),
  source: z.string(),
})

/** What the next revision of a final would be. */
export const draftSchema = boardSchema.extend(factsSchema.shape).extend({
  /** The revision that it would follow. */
  revision: z.number(),
  since: z.number(),
  difference: differenceSchema,
  causes: z.array(causeSchema),
  causeCount: z.number(),
})

export type FinalRecord = z.infer<typeof recordSchema>
export type DraftRecord = z.infer<typeof draftSchema>
export type DifferenceRecord = z.infer<typeof differenceSchema>
export type CauseRecord = z.infer<typeof causeSchema>
export type FinalRowRecord = FinalRecord['rows'][number]

/** `<metric>/<period>`: what revisions and the draft of a board are stored under. */
export function prefixOf({ metric, period }: Pick<FinalRecord, 'metric' | 'period'>): string {
  return `${metric}/${period}`
}

/** `<metric>/<period>/<revision>`: what a revision is stored under. */
export function recordName(record: Pick<FinalRecord, 'metric' | 'period' | 'revision'>): string {
  return `${prefixOf(record)}/${record.revision}`
}

/** Everyone of rank 1. */
export function championsOf(rows: readonly FinalRowRecord[]): FinalRowRecord[] {
  return rows.filter(([rank]) => rank === 1)
}

/** The sum of a final's scores. */
export function totalOfRows(rows: readonly FinalRowRecord[]): number {
  return rows.reduce((sum, [, , score]) => sum + score, 0)
}
