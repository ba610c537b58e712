import { z } from 'zod'
import type { RefusalCode } from './refusal.ts'

/** Most parcels that one waybill may stand for; more is a slip of the keyboard. */
const MAX_COUNT = 100_000
/** A thousand million yuan in fen: a year of such pickups still adds up exactly in a double. */
const MAX_REVENUE_FEN = 100_000_000_000

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-8]):[0-5]\d)$/

/**
 * Versions above this are made by people: a correction stands whatever version the source sends after it.
 * Both fit a double exactly.
 */
export const MAX_SOURCE_VERSION = 2 ** 52 - 1

/** Milliseconds of an ISO 8601 instant with an offset, or NaN. A date that no calendar has is none. */
export function parseInstant(text: string): number {
  const match = INSTANT.exec(text)
  if (!match) return Number.NaN
  const [, year, month, day] = match.map(Number) as [number, number, number, number]
  if (year < 2000 || month < 1 || month > 12) return Number.NaN
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return Number.NaN
  return Date.parse(text.replace(/\.(\d{1,3})\d*/, '.$1'))
}

/** No control characters: they part the fields of what is stored. No half or lost characters: two ids could look alike. */
const PLAIN = /^[^\p{Cc}\p{Cs}\u2028\u2029\ufffd]+$/u

/** Segments that browsers and proxies fold away: what is called so could never be asked for. */
const isNoDots = (id: string) => id !== '.' && id !== '..'

/** A pickup's id: a waybill number, whatever its system makes of it. */
export const pickupIdSchema = z.string().min(1).max(64).regex(PLAIN).refine(isNoDots)

/** An id as couriers, stations and units have it: it becomes part of keys and URLs. */
export const idSchema = z
  .string()
  .regex(/^[^\s{}/\\?#%&\p{C}]{1,40}$/u)
  .refine(isNoDots)
/** Ids of which none stands twice. */
export const distinctIdsSchema = z.array(idSchema).refine((ids) => new Set(ids).size === ids.length)

/** P1: one version of a pickup, as other systems send it. */
export const pickupSchema = z.strictObject({
  id: pickupIdSchema,
  version: z.int().min(1).max(MAX_SOURCE_VERSION),
  station: idSchema.optional(),
  courier: idSchema,
  at: z
    .string()
    .transform(parseInstant)
    .refine((at) => !Number.isNaN(at)),
  /** Parcels 件. */
  count: z.int().min(1).max(MAX_COUNT),
  /** Integer fen. */
  revenue: z.int().min(0).max(MAX_REVENUE_FEN),
  product: z.string().max(32).regex(PLAIN),
  channel: z.enum(['walkin', 'contract']),
  void: z.boolean().optional(),
})

/** A pickup inside the server; `at` in milliseconds. */
export type Pickup = z.output<typeof pickupSchema>
export type Channel = Pickup['channel']

export const RECEIPT_STATUSES = ['counted', 'amended', 'voided', 'duplicate', 'stale', 'refused'] as const
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number]

/** What became of one delivered pickup. */
export interface Receipt {
  /** Null where the delivery had no readable id. */
  id: string | null
  status: ReceiptStatus
  code?: RefusalCode
  field?: string
  message?: string
  /** True where it is recorded but waits for the manager before it counts (H3). */
  pending?: true
  /** Of an NDJSON delivery: the line, from 1. */
  line?: number
}

export type ReceiptCounts = Record<ReceiptStatus, number>

/** The latest version of a pickup and the ones before it, as the API shows them. */
export interface Fact {
  stationId: string
  id: string
  version: number
  courier: string
  at: string
  count: number
  revenue: number
  product: string
  channel: Channel
  void: boolean
  /** Held for the manager to look at; counts for nothing until then (H3). */
  pending: boolean
  /** The business day that it counts in. */
  day: string
  receivedAt: string
  /** Name of the source key that sent it, or `@` and who corrected it. */
  source: string
  /** Why a person made this version; null for those that sources send. */
  reason: string | null
  /** Older versions that were seen, newest first. */
  history: Omit<Fact, 'history' | 'stationId' | 'id'>[]
}
