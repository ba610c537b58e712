import type { Channel } from '@leitai/shared/pickup'
import { z } from 'zod'

/** One version of a pickup as it is stored; times in ms, `day` by the station's calendar. */
export interface StoredFact {
  version: number
  courier: string
  at: number
  count: number
  revenue: number
  channel: Channel
  product: string
  state: FactState
  day: number
  receivedAt: number
  /** Name of the key that sent it, or `@` and who corrected it. */
  source: string
  /** Why a person made this version; null for those that sources send. */
  note: FactNote | null
}

/** Pending ones wait for the manager and count for nothing until then (H3). */
export type FactState = 'counted' | 'void' | 'pending'

export type FactNote = z.infer<typeof noteSchema>

/** `base`: the version that was corrected; null for a pickup added by hand. */
const noteSchema = z.object({ reason: z.string(), address: z.string(), base: z.number().nullable() })

const LETTERS: Record<FactState, string> = { counted: 'c', void: 'v', pending: 'p' }
const STATES: Partial<Record<string, FactState>> = { c: 'counted', v: 'void', p: 'pending' }

const FIELDS = 12

/** The tab-parted form that `facts.lua` describes. No field can hold a tab: the schemas see to it. */
export function writeFact(fact: StoredFact): string {
  return [
    fact.version,
    fact.courier,
    fact.at,
    fact.count,
    fact.revenue,
    fact.channel === 'walkin' ? 'w' : 'c',
    fact.product,
    LETTERS[fact.state],
    fact.day,
    fact.receivedAt,
    fact.source,
    // JSON writes tabs and line ends as escapes
    fact.note === null ? '' : JSON.stringify(fact.note),
  ].join('\t')
}

/** Throws on anything that `writeFact` did not write: stored facts are never guessed at. */
export function parseFact(text: string): StoredFact {
  const fields = text.split('\t')
  if (fields.length !== FIELDS) throw new Error(`not a stored fact: ${text}`)
  const [version, courier = '', at, count, revenue, channel, product = ''] = fields
  const [letter = '', day, receivedAt, source = '', note = ''] = fields.slice(7)
  return {
    version: Number(version),
    courier,
    at: Number(at),
    count: Number(count),
    revenue: Number(revenue),
    channel: channel === 'w' ? 'walkin' : 'contract',
    product,
    state: STATES[letter] ?? 'void',
    day: Number(day),
    receivedAt: Number(receivedAt),
    source,
    note: note === '' ? null : noteSchema.parse(JSON.parse(note)),
  }
}
