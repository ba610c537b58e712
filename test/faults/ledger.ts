import type { Receipt } from '@leitai/shared/pickup'
import type { Delivery } from '../helpers/naiveFold.ts'
import type { TestRoster } from '../helpers/stations.ts'

const MINUTE_MS = 60_000
const TWO_DAYS_IN_MINUTES = 2 * 24 * 60
const SUCCESSES = new Set(['counted', 'amended', 'voided', 'duplicate', 'stale'])

/** A version of a pickup, and what is known of it. */
export interface Entry {
  delivery: Delivery
  state: 'new' | 'sent' | 'acknowledged'
}

/** All versions of one pickup, oldest first. */
type Versions = Entry[]

export interface Ledger {
  /** The next thing that a source has to say: what was not acknowledged first, then a new or changed pickup. */
  next(): Entry
  /** What became of an entry on its way; without a receipt nothing is known and it will be sent again. */
  settle(entry: Entry, receipt: Receipt | undefined): void
  /** The newest acknowledged version of each pickup, and whether a newer one may be known. */
  acknowledged(): { entry: Entry; isNewest: boolean }[]
  /** What was sent and has no receipt. */
  unknown(): Entry[]
  deliveries(): Delivery[]
  counts(): { acknowledged: number; sent: number }
  /** Receipts that cannot be true, in words. */
  wrong: string[]
  /** Refusals by code: none is right unless a clock is wrong. */
  refused: Record<string, number>
}

/** Remembers what a source has sent, and what it was told: the truth that the boards are held against. */
export function createLedger(deps: { roster: TestRoster; random: () => number; nowMs: number }): Ledger {
  const { roster, random, nowMs } = deps
  const pickups: Versions[] = []
  const byId = new Map<string, Versions>()
  const again: Entry[] = []
  const wrong: string[] = []
  const refused: Record<string, number> = {}

  function pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(random() * list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  function content(): Omit<Delivery, 'id' | 'version'> {
    const courier = pick(roster.couriers)
    const minutesAgo = 1 + Math.floor(random() * TWO_DAYS_IN_MINUTES)
    return {
      ...(random() < 0.5 ? { station: courier.postings[0]?.station ?? '' } : {}),
      courier: courier.id,
      at: new Date((Math.floor(nowMs / MINUTE_MS) - minutesAgo) * MINUTE_MS).toISOString(),
      count: 1 + Math.floor(random() * 3),
      revenue: Math.floor(random() * 10_000),
      product: 'express',
      channel: random() < 0.8 ? 'walkin' : 'contract',
    }
  }

  function add(versions: Versions, delivery: Delivery): Entry {
    const entry: Entry = { delivery, state: 'new' }
    versions.push(entry)
    return entry
  }

  function first(): Entry {
    const versions: Versions = []
    const id = `EM${String(pickups.length).padStart(9, '0')}CN`
    pickups.push(versions)
    byId.set(id, versions)
    return add(versions, { id, version: 1, ...content() })
  }

  /** The same pickup of the same courier again, with other numbers, or void. */
  function later(): Entry {
    const versions = pick(pickups)
    const { void: _void, ...latest } = (versions.at(-1) ?? pick(versions)).delivery
    const { count, revenue, channel } = content()
    const changed = random() < 0.3 ? { void: true } : { count, revenue, channel }
    return add(versions, { ...latest, ...changed, version: latest.version + 1 })
  }

  return {
    wrong,
    refused,

    next() {
      const entry = again.shift() ?? (pickups.length > 0 && random() < 0.15 ? later() : first())
      entry.state = 'sent'
      return entry
    },

    settle(entry, receipt) {
      if (!receipt) {
        again.push(entry)
        return
      }
      const { id, version } = entry.delivery
      if (receipt.id !== id) wrong.push(`a receipt of ${receipt.id} for ${id}`)
      if (!SUCCESSES.has(receipt.status)) {
        const code = receipt.code ?? receipt.status
        refused[code] = (refused[code] ?? 0) + 1
        return // it would be refused again for as long as the clock is wrong; the audit sends it
      }
      const newest = byId.get(id)?.at(-1)?.delivery.version ?? 0
      if (receipt.status === 'stale' && newest === version)
        wrong.push(`${id} ${version} is stale, but the newest`)
      entry.state = 'acknowledged'
    },

    acknowledged: () =>
      pickups.flatMap((versions) => {
        const entry = versions.findLast(({ state }) => state === 'acknowledged')
        return entry ? [{ entry, isNewest: entry === versions.at(-1) }] : []
      }),
    unknown: () => pickups.flat().filter(({ state }) => state === 'sent'),
    deliveries: () => pickups.flat().map(({ delivery }) => delivery),
    counts() {
      const entries = pickups.flat()
      return {
        sent: entries.length,
        acknowledged: entries.filter(({ state }) => state === 'acknowledged').length,
      }
    },
  }
}
