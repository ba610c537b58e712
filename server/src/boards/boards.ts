import type { Calendar, Period } from '@leitai/shared/calendar'
import type { BoardScores, Metric } from '@leitai/shared/standings'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { StoredFact } from './fact.ts'
import { parseFact, writeFact } from './fact.ts'

/** Facts that go to Redis in one call; a call holds up everybody else for as long as it runs. */
const MAX_BATCH = 1_000

const STATUS_OF = {
  c: 'counted',
  a: 'amended',
  v: 'voided',
  p: 'pending',
  d: 'duplicate',
  s: 'stale',
  x: 'version_conflict',
} as const
export type FoldStatus = (typeof STATUS_OF)[keyof typeof STATUS_OF]

const foldReply = z.tuple([z.string(), z.coerce.number(), z.string()])
const readHead = z.tuple([z.string(), z.coerce.number()])
const flatList = z.array(z.string())
const rebuildReply = z.tuple([z.coerce.number(), z.coerce.number()])
const dayReply = z.tuple([z.string(), flatList])
const factsReply = z.tuple([z.string(), z.coerce.number(), z.coerce.number(), flatList])

/** Which days of which metric; a whole week by itself is read from its stored board. */
export interface BoardQuery {
  metric: Metric
  span: Pick<Period, 'kind' | 'fromDay' | 'toDay'>
}

export interface BoardsRead {
  /** Empty before the station's first fact. */
  epoch: string
  seq: number
  boards: BoardScores[]
}

export interface FactsPage {
  epoch: string
  seq: number
  buckets: number
  /** Latest versions only. */
  facts: { id: string; fact: StoredFact }[]
}

export interface DayFacts {
  /** The facts of a day are the same for as long as this is; empty where there never were any. */
  stamp: string
  /** Latest versions, void and pending ones too. */
  facts: { id: string; fact: StoredFact }[]
}

export interface Boards {
  /** Folds one version of a pickup; resolves when it is on disk. Many calls share one trip to Redis. */
  fold(stationId: string, calendar: Calendar, id: string, fact: StoredFact): Promise<FoldStatus>
  /** Several boards of one station as they all stood at one moment. */
  read(stationId: string, queries: readonly BoardQuery[]): Promise<BoardsRead>
  /** A pickup's latest version and the ones before it, newest first; undefined if it was never seen. */
  fact(stationId: string, id: string): Promise<{ latest: StoredFact; history: StoredFact[] } | undefined>
  factsPage(stationId: string, bucket: number): Promise<FactsPage>
  /** The facts of one day: of who has something that counts, and of the `couriers` named beside them. */
  dayFacts(stationId: string, day: number, couriers: readonly string[]): Promise<DayFacts>
  /** Makes a station's boards anew from its facts, under a new epoch; resolves with the number of facts. */
  rebuild(stationId: string, calendar: Calendar): Promise<number>
  /** Calls a listener whenever a station has changed; resolves, once it listens, with what ends it. */
  watch(stationId: string, listener: () => void): Promise<() => void>
  /** Days that ever had a fact. */
  days(stationId: string): Promise<number[]>
}

interface Waiting {
  line: string
  done(status: FoldStatus): void
  fail(error: unknown): void
}

/** Root of a station's keys; also the channel on which its changes are published. */
function stationRoot(stationId: string): string {
  return `lt:s:{${stationId}}`
}

/** What `scores.lua` calls week shift: day + shift is divisible by 7 on the first day of a week. */
function weekShiftOf({ weekStart }: Pick<Calendar, 'weekStart'>): number {
  return (11 - weekStart) % 7 // day 0 was a Thursday
}

/** The stored boards of each station; the Lua files beside this one do the work. */
export function createBoards(deps: { commands: Redis; subscriber: Redis; newEpoch: () => string }): Boards {
  const { commands, subscriber, newEpoch } = deps
  const listeners = new Map<string, Set<() => void>>()
  const waiting = new Map<string, { weekShift: number; list: Waiting[] }>()
  let scheduled = false

  /** What has gathered during this turn of the event loop goes out together: no timer, no delay. */
  function flush(): void {
    scheduled = false
    for (const [stationId, { weekShift, list }] of waiting) {
      for (let from = 0; from < list.length; from += MAX_BATCH) {
        void send(stationId, weekShift, list.slice(from, from + MAX_BATCH))
      }
    }
    waiting.clear()
  }

  async function send(stationId: string, weekShift: number, batch: Waiting[]): Promise<void> {
    try {
      const root = stationRoot(stationId)
      const lines = batch.map(({ line }) => line).join('')
      const reply = await commands.fcall('boards_fold_v1', 1, root, lines, weekShift, newEpoch(), root)
      const [, , statuses] = foldReply.parse(reply)
      batch.forEach(({ done }, index) => {
        done(STATUS_OF[statuses[index] as keyof typeof STATUS_OF])
      })
    } catch (error) {
      for (const { fail } of batch) fail(error)
    }
  }

  subscriber.on('smessage', (channel: string) => {
    for (const listener of listeners.get(channel) ?? []) listener()
  })

  async function watch(stationId: string, listener: () => void): Promise<() => void> {
    const channel = stationRoot(stationId)
    const set = listeners.get(channel) ?? new Set()
    listeners.set(channel, set.add(listener))
    const unwatch = () => {
      set.delete(listener)
      if (set.size > 0 || listeners.get(channel) !== set) return
      listeners.delete(channel)
      subscriber.sunsubscribe(channel).catch(() => undefined) // without Redis there is nothing to end
    }
    await subscriber.ssubscribe(channel).catch((error: unknown) => {
      unwatch()
      throw error
    })
    return unwatch
  }

  return {
    watch,

    fold(stationId, calendar, id, fact) {
      return new Promise((done, fail) => {
        let station = waiting.get(stationId)
        if (!station) {
          station = { weekShift: weekShiftOf(calendar), list: [] }
          waiting.set(stationId, station)
        }
        station.list.push({ line: `${id}\t${writeFact(fact)}\n`, done, fail })
        if (!scheduled) {
          scheduled = true
          setImmediate(flush)
        }
      })
    },

    async read(stationId, queries) {
      const words = queries.flatMap(({ metric, span }) => [
        metric,
        span.kind === 'week' ? 'w' : 'd',
        span.fromDay,
        span.toDay,
      ])
      const reply = z
        .array(z.unknown())
        .parse(await commands.fcall_ro('boards_read_v1', 1, stationRoot(stationId), ...words))
      const [epoch, seq] = readHead.parse(reply.slice(0, 2))
      const boards = queries.map((_, index) => ({
        scores: numbersOf(reply[2 + 2 * index]),
        reached: numbersOf(reply[3 + 2 * index]),
      }))
      return { epoch, seq, boards }
    },

    async fact(stationId, id) {
      const reply = flatList.parse(await commands.fcall_ro('boards_fact_v1', 1, stationRoot(stationId), id))
      const [latest, ...older] = reply
      if (!latest) return undefined
      const history = older.map(parseFact).sort((a, b) => b.version - a.version)
      return { latest: parseFact(latest), history }
    },

    async factsPage(stationId, bucket) {
      const reply = await commands.fcall_ro('boards_facts_v1', 1, stationRoot(stationId), bucket)
      const [epoch, seq, buckets, flat] = factsReply.parse(reply)
      const facts: FactsPage['facts'] = []
      for (let i = 0; i < flat.length; i += 2) {
        const id = flat[i] ?? ''
        if (!id.includes('\t')) facts.push({ id, fact: parseFact(flat[i + 1] ?? '') })
      }
      return { epoch, seq, buckets, facts }
    },

    async rebuild(stationId, calendar) {
      const root = stationRoot(stationId)
      const reply = await commands.fcall(
        'boards_rebuild_v1',
        1,
        root,
        weekShiftOf(calendar),
        newEpoch(),
        root,
      )
      return rebuildReply.parse(reply)[0]
    },

    async dayFacts(stationId, day, couriers) {
      const reply = await commands.fcall_ro('boards_day_v1', 1, stationRoot(stationId), day, ...couriers)
      const [stamp, flat] = dayReply.parse(reply)
      const facts: DayFacts['facts'] = []
      for (let i = 0; i < flat.length; i += 2) {
        facts.push({ id: flat[i] ?? '', fact: parseFact(flat[i + 1] ?? '') })
      }
      return { stamp, facts }
    },

    async days(stationId) {
      return (await commands.smembers(`${stationRoot(stationId)}:days`)).map(Number)
    },
  }
}

/** A flat list member, number, member … as a map. */
function numbersOf(reply: unknown): Map<string, number> {
  const flat = flatList.parse(reply)
  const numbers = new Map<string, number>()
  for (let i = 0; i < flat.length; i += 2) numbers.set(flat[i] ?? '', Number(flat[i + 1]))
  return numbers
}
