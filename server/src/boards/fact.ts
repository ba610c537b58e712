import type { Channel } from '@leitai/shared/pickup'

/** One version of a pickup as it is stored; times in ms, `day` by the station's calendar. */
export interface StoredFact {
  version: number
  courier: string
  at: number
  count: number
  revenue: number
  channel: Channel
  product: string
  void: boolean
  day: number
  receivedAt: number
  /** Name of the key that sent it. */
  source: string
}

const FIELDS = 11

/** The tab-parted form that `boards.lua` describes. No field can hold a tab: the schemas see to it. */
export function writeFact(fact: StoredFact): string {
  return [
    fact.version,
    fact.courier,
    fact.at,
    fact.count,
    fact.revenue,
    fact.channel === 'walkin' ? 'w' : 'c',
    fact.product,
    fact.void ? 'v' : 'c',
    fact.day,
    fact.receivedAt,
    fact.source,
  ].join('\t')
}

/** Throws on anything that `writeFact` did not write: stored facts are never guessed at. */
export function parseFact(text: string): StoredFact {
  const fields = text.split('\t')
  if (fields.length !== FIELDS) throw new Error(`not a stored fact: ${text}`)
  const [
    version,
    courier = '',
    at,
    count,
    revenue,
    channel,
    product = '',
    state,
    day,
    receivedAt,
    source = '',
  ] = fields
  return {
    version: Number(version),
    courier,
    at: Number(at),
    count: Number(count),
    revenue: Number(revenue),
    channel: channel === 'w' ? 'walkin' : 'contract',
    product,
    void: state === 'v',
    day: Number(day),
    receivedAt: Number(receivedAt),
    source,
  }
}
