import type { Calendar, Period } from '@leitai/shared/calendar'
import type { BurstRule } from '@leitai/shared/correction'
import { Refusal } from '@leitai/shared/refusal'
import type { BoardScores, Metric } from '@leitai/shared/standings'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { stationRoot } from '../redis/stationRoot.ts'
import { type AllFacts, readAllFacts } from './allFacts.ts'
import type { Archive } from './archive.ts'
import type { ArchivedPickup } from './archiveFormat.ts'
import type { StoredFact } from './fact.ts'
import { writeFact } from './fact.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { putBack } from './putBack.ts'
import { flatList } from './replies.ts'

/** Facts that go to Redis in one call; a call holds up everybody else for as long as it runs. */
const MAX_BATCH = 1_000
const MINUTE_MS = 60_000
/** Weeks may be archived while a batch that concerns them is on its way. */
const FOLD_TRIES = 5

/** Letter of a line that was left alone because it concerns an archived week. */
const ARCHIVED = 'z'
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

const foldReply = z.tuple([z.string(), z.coerce.number(), z.string(), z.array(z.coerce.number())])
const readHead = z.tuple([z.string(), z.coerce.number()])
const rebuildReply = z.tuple([z.coerce.number(), z.coerce.number()])

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

/** Where a fact goes and by which rules it is folded. */
export interface FoldRules {
  id: string
  calendar: Calendar
  /**
   * More parcels of one courier within so long wait for the manager (H3); null where nothing ever does. `stored`
   * takes versions as another place had stored them: nothing is held and nothing asked of what they build on.
   */
  burst: BurstRule | 'stored' | null
}

export interface Boards extends Ledger {
  /**
   * Folds one version of a pickup; resolves when it is on disk. Many calls share one trip to Redis. What concerns
   * an archived week folds that week back first; throws `archive_unreadable` where its file cannot be read.
   */
  fold(station: FoldRules, id: string, fact: StoredFact): Promise<FoldStatus>
  /** Takes in pickups with all their versions as another place had stored them. */
  putBack(station: Omit<FoldRules, 'burst'>, pickups: readonly ArchivedPickup[]): Promise<void>
  /** Every fact of a station, archived ones too; undefined where it has changed while it was read. */
  allFacts(stationId: string): Promise<AllFacts | undefined>
  /** Several boards of one station as they all stood at one moment. */
  read(stationId: string, queries: readonly BoardQuery[]): Promise<BoardsRead>
  /**
   * Makes a station's boards anew from its facts, under a new epoch; resolves with the number of facts. Boards of
   * archived weeks are left as they are.
   */
  rebuild(stationId: string, calendar: Calendar): Promise<number>
  /** Calls a listener whenever a station has changed; resolves, once it listens, with what ends it. */
  watch(stationId: string, listener: () => void): Promise<() => void>
}

/** What has gathered of one station, to be folded by the same rules. */
interface Gathered {
  stationId: string
  weekShift: number
  burst: string
  list: Waiting[]
}

interface Waiting {
  line: string
  done(status: FoldStatus): void
  fail(error: unknown): void
}

/** What `scores.lua` calls week shift: day + shift is divisible by 7 on the first day of a week. */
function weekShiftOf({ weekStart }: Pick<Calendar, 'weekStart'>): number {
  return (11 - weekStart) % 7 // day 0 was a Thursday
}

/** A rule as the fold takes it. */
function wordsOf(burst: FoldRules['burst']): string {
  if (burst === null || burst === 'stored') return burst ?? ''
  return `${burst.parcels} ${burst.minutes * MINUTE_MS}`
}

/** The stored boards of each station; the Lua files beside this one do the work. */
export function createBoards(deps: {
  commands: Redis
  subscriber: Redis
  archive: Archive
  newEpoch: () => string
}): Boards {
  const { commands, subscriber, archive, newEpoch } = deps
  const listeners = new Map<string, Set<() => void>>()
  const waiting = new Map<string, Gathered>()
  let scheduled = false

  /** What has gathered during this turn of the event loop goes out together: no timer, no delay. */
  function flush(): void {
    scheduled = false
    for (const { list, ...gathered } of waiting.values()) {
      for (let from = 0; from < list.length; from += MAX_BATCH) {
        void send({ ...gathered, list: list.slice(from, from + MAX_BATCH) })
      }
    }
    waiting.clear()
  }

  async function send(gathered: Gathered): Promise<void> {
    try {
      const unreadable = new Set<number>()
      let { list } = gathered
      for (let tries = 0; list.length > 0; tries++) {
        const { archived, weeks } = await sendOnce({ ...gathered, list })
        const readable = weeks.filter((week) => !unreadable.has(week))
        if (archived.length > 0 && readable.length === 0) {
          throw new Refusal('archive_unreadable', `Not folded back: ${weeks.join(', ')}`)
        }
        if (tries === FOLD_TRIES) throw new Refusal('unavailable', 'Weeks are archived over and over.')
        for (const week of await archive.foldBack(gathered.stationId, readable)) unreadable.add(week)
        list = archived
      }
    } catch (error) {
      for (const { fail } of gathered.list) fail(error) // to those that are done it is nothing
    }
  }

  /** Folds what it can; gives the lines that concern archived weeks, and these weeks. */
  async function sendOnce({ stationId, weekShift, burst, list }: Gathered) {
    const root = stationRoot(stationId)
    const lines = list.map(({ line }) => line).join('')
    const reply = await commands.fcall('boards_fold_v1', 1, root, lines, weekShift, newEpoch(), root, burst)
    const [, , statuses, weeks] = foldReply.parse(reply)
    const archived: Waiting[] = []
    list.forEach((one, index) => {
      const status = statuses[index] ?? ''
      if (status === ARCHIVED) archived.push(one)
      else one.done(STATUS_OF[status as keyof typeof STATUS_OF])
    })
    return { archived, weeks }
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

  function fold(
    { id: stationId, calendar, burst }: FoldRules,
    id: string,
    fact: StoredFact,
  ): Promise<FoldStatus> {
    return new Promise((done, fail) => {
      let gathered = waiting.get(stationId)
      if (!gathered) {
        gathered = { stationId, weekShift: weekShiftOf(calendar), burst: wordsOf(burst), list: [] }
        waiting.set(stationId, gathered)
      }
      gathered.list.push({ line: `${id}\t${writeFact(fact)}\n`, done, fail })
      if (!scheduled) {
        scheduled = true
        setImmediate(flush)
      }
    })
  }

  const ledger = createLedger({ commands, archive })

  return {
    ...ledger,
    allFacts: (stationId) => readAllFacts(stationId, { ledger, archive }),
    watch,

    fold,
    putBack: (station, pickups) => putBack(fold, station, pickups),

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
  }
}

/** A flat list member, number, member … as a map. */
function numbersOf(reply: unknown): Map<string, number> {
  const flat = flatList.parse(reply)
  const numbers = new Map<string, number>()
  for (let i = 0; i < flat.length; i += 2) numbers.set(flat[i] ?? '', Number(flat[i + 1]))
  return numbers
}
