import type { Clock } from '@leitai/shared/clock'
import type { TrailRecord } from '@leitai/shared/trail'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Actors } from './actors.ts'
import { type Collections, collectionNames, collectionSchemas } from './collections.ts'
import { recordsOf } from './trailRecords.ts'

const ROOT = 'lt:{org}'
const CHANNEL = ROOT
/** A lost message is made good within this time. */
const SYNC_EVERY_MS = 2_000
const RELOAD_TRIES = 5
/** More entries than this are read by reading all, as `org.lua` tells the others. */
const MAX_LISTED = 500

const eventSchema = z.object({
  version: z.int(),
  changed: z.array(z.tuple([z.string(), z.string()])).optional(),
})

export type CollectionName = keyof Collections
/** Ids that changed, by collection; undefined where anything may have. */
export type OrgChange = ReadonlyMap<CollectionName, ReadonlySet<string>> | undefined

/** One entry to write; `value` null removes it. */
export type OrgEntry = {
  [Name in CollectionName]: [collection: Name, id: string, value: Collections[Name] | null]
}[CollectionName]

/** An entry that was written down elsewhere. Throws on what is none. */
export function parseOrgEntry(collection: string, id: string, value: unknown): OrgEntry {
  const known = collectionNames.find((name) => name === collection)
  if (!known) throw new Error(`There is no collection ${collection}.`)
  return [known, id, collectionSchemas[known].parse(value)] as OrgEntry
}

export interface Org {
  /** A collection as it is known here: read freely, never changed in place. */
  all<Name extends CollectionName>(collection: Name): ReadonlyMap<string, Collections[Name]>
  get<Name extends CollectionName>(collection: Name, id: string): Collections[Name] | undefined
  /** The version that the collections here are of. */
  version(): number
  /**
   * Writes entries, all or nothing, and tells the trail who has changed them and how, in one step; resolves when
   * they are on disk and known here. With `expected` nothing is
   * written unless the organisation still has that version; then the reply is false.
   */
  put(entries: readonly OrgEntry[], expected?: number): Promise<boolean>
  /** Writes entries that were written down elsewhere, and tells the trail nothing of it. */
  putBack(entries: readonly OrgEntry[]): Promise<void>
  /**
   * Writes what `change` makes of the newest state, again and again until nobody else came between. `change`
   * may throw to give up. It may be asked once more after it was carried out, where the line broke before the
   * reply: what it makes of its own result has to be that result.
   */
  update(change: () => readonly OrgEntry[]): Promise<void>
  /** Makes sure that what was written before this call is known here. */
  sync(): Promise<void>
  /**
   * How long ago (ms) the collections here were last seen to be the newest: seconds, unless this process stood still.
   * A clock that was set back since cannot tell: for ever.
   */
  ageMs(): number
  watch(listener: (change: OrgChange) => void): () => void
  close(): void
}

/**
 * The organisation's documents (decision 10): small collections of JSON, whole in memory, kept up by
 * published changes and by asking for the version every two seconds.
 */
export async function createOrg(deps: {
  commands: Redis
  subscriber: Redis
  actors: Actors
  clock: Clock
  log: Log
}): Promise<Org> {
  const { commands, subscriber, actors, clock, log } = deps
  const data = new Map<CollectionName, Map<string, unknown>>()
  const listeners = new Set<(change: OrgChange) => void>()
  let version = -1
  let newestAt = 0
  let queue: Promise<unknown> = Promise.resolve()
  let queuedSync: Promise<void> | undefined

  /** Reads and applies run one after the other, so that an older answer never follows a newer one. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  function store(collection: CollectionName, id: string, json: string | null): void {
    const entries = data.get(collection) ?? new Map<string, unknown>()
    data.set(collection, entries)
    if (json === null) entries.delete(id)
    else entries.set(id, collectionSchemas[collection].parse(JSON.parse(json)))
  }

  async function reload(): Promise<void> {
    for (let tries = 0; tries < RELOAD_TRIES; tries++) {
      const before = await readVersion()
      const replies = await Promise.all(collectionNames.map((name) => commands.hgetall(`${ROOT}:${name}`)))
      if ((await readVersion()) !== before) continue
      collectionNames.forEach((name, index) => {
        data.set(name, new Map())
        for (const [id, json] of Object.entries(replies[index] ?? {})) store(name, id, json)
      })
      version = before
      for (const listener of listeners) listener(undefined)
      return
    }
    throw new Error('the organisation changes faster than it can be read')
  }

  async function readVersion(): Promise<number> {
    return Number((await commands.get(`${ROOT}:version`)) ?? 0)
  }

  async function apply(event: z.infer<typeof eventSchema>): Promise<void> {
    if (event.version <= version) return
    if (event.version !== version + 1 || !event.changed) return reload()
    const change = new Map<CollectionName, Set<string>>()
    for (const [name, id] of event.changed) {
      const collection = collectionNames.find((known) => known === name)
      if (!collection) continue // of a newer program beside this one
      const ids = change.get(collection) ?? new Set()
      change.set(collection, ids.add(id))
    }
    for (const [collection, ids] of change) {
      const list = [...ids]
      const values = await commands.hmget(`${ROOT}:${collection}`, ...list)
      list.forEach((id, index) => {
        store(collection, id, values[index] ?? null)
      })
    }
    version = event.version
    for (const listener of listeners) listener(change)
  }

  async function syncNow(): Promise<void> {
    const askedAt = clock.now()
    if ((await readVersion()) !== version) await reload()
    newestAt = askedAt
  }

  /** Callers share the next sync that has not begun yet. */
  function sync(): Promise<void> {
    queuedSync ??= inTurn(() => {
      queuedSync = undefined
      return syncNow()
    })
    return queuedSync
  }

  function get<Name extends CollectionName>(collection: Name, id: string): Collections[Name] | undefined {
    return data.get(collection)?.get(id) as Collections[Name] | undefined
  }

  /** What is told of a change says what was before it, so it has to be of the version that is known here. */
  async function put(entries: readonly OrgEntry[], expected?: number): Promise<boolean> {
    if (expected === undefined) await sync()
    const base = expected ?? version
    const records = recordsOf(entries, get, actors.now(), clock.now())
    if (records.length === 0) return write(entries, [], expected)
    if (await write(entries, records, base)) return true
    return expected === undefined ? put(entries) : false
  }

  async function write(
    entries: readonly OrgEntry[],
    records: readonly TrailRecord[],
    expected?: number,
  ): Promise<boolean> {
    const flat = entries.flatMap(([collection, id, value]) => [
      collection,
      id,
      value === null ? '' : JSON.stringify(value),
    ])
    // as one list: a roster has more words than a call may have arguments
    const told = [String(records.length), ...records.map((record) => JSON.stringify(record))]
    const words = [ROOT, expected === undefined ? '' : String(expected), CHANNEL, ...told, ...flat]
    const written = Number(await commands.fcall('org_put_v2', 1, words))
    if (written === -1) {
      await sync()
      return false
    }
    // asked for the version before its message is heard, all would be read anew and everybody told that all has changed
    const changed = entries.map(([collection, id]): [string, string] => [collection, id])
    await inTurn(() =>
      apply({ version: written, changed: changed.length > MAX_LISTED ? undefined : changed }),
    )
    return true
  }

  function onMessage(channel: string, message: string): void {
    if (channel !== CHANNEL) return
    inTurn(() => apply(eventSchema.parse(JSON.parse(message)))).catch(complain)
  }

  function complain(error: unknown): void {
    if (commands.status === 'ready') log.error('organisation not read', error)
  }

  await inTurn(syncNow)
  subscriber.on('smessage', onMessage)
  await subscriber.ssubscribe(CHANNEL)
  const timer = setInterval(() => {
    sync().catch(complain)
  }, SYNC_EVERY_MS)

  return {
    all<Name extends CollectionName>(collection: Name) {
      return (data.get(collection) ?? new Map()) as ReadonlyMap<string, Collections[Name]>
    },
    get,
    version: () => version,
    put,
    putBack: (entries) => write(entries, []).then(() => undefined),
    async update(change) {
      await sync()
      for (let done = false; !done; ) done = await put(change(), version)
    },
    sync,
    ageMs: () => (clock.now() < newestAt ? Number.POSITIVE_INFINITY : clock.now() - newestAt),
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearInterval(timer)
      subscriber.off('smessage', onMessage)
    },
  }
}
