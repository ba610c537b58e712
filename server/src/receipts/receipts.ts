import {
  dayOf,
  dayStartsAt,
  type Period,
  parsePeriod,
  periodOf,
  previousPeriod,
} from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { LiveMetric } from '@leitai/shared/protocol'
import {
  type ApplaudedPodium,
  KUDOS_A_DAY,
  type Kudos,
  type KudosReply,
  type kudosSchema,
  MAX_HEARD,
  type NewsReply,
  type ReadersReply,
} from '@leitai/shared/receipt'
import { Refusal } from '@leitai/shared/refusal'
import { rankRows, type Standing } from '@leitai/shared/standings'
import { isUnreadByMany, type UnreadAnnouncement } from '@leitai/shared/todo'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Announcements } from '../announcements/announcements.ts'
import type { Finals } from '../finals/finals.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import { stationRoot } from '../redis/stationRoot.ts'
import type { Settings } from '../settings/settings.ts'

const TOP = 3
/** So many of those who have not seen something are named. */
const UNREAD_NAMES = 3
const wordsSchema = z.record(z.string(), z.coerce.number())

export interface Receipts {
  /** What a courier of a station has been told, and whom they may applaud. Throws `unknown_station`, as do the others. */
  news(stationId: string, courierId: string): Promise<NewsReply>
  /** Notes that a courier has seen announcements; the first time counts. */
  see(stationId: string, courierId: string, ids: readonly string[]): Promise<void>
  /** Throws `unknown_announcement`, `unknown_final`, `invalid_request` or `too_many_kudos`. */
  applaud(stationId: string, courierId: string, input: z.output<typeof kudosSchema>): Promise<KudosReply>
  /** Who of a station has seen an announcement. Throws `unknown_announcement`. */
  readers(stationId: string, announcementId: string): Promise<ReadersReply>
  /** Of each station the announcement of importance that many there have not seen, the first there is. */
  unread(stationIds: readonly string[]): Promise<Map<string, UnreadAnnouncement>>
  /** All of a station as they are stored, by subject. */
  stored(stationId: string): Promise<[subject: string, json: string][]>
  /** Takes in what `stored` gave elsewhere; what is known stays as it is. */
  putBack(stationId: string, subject: string, json: string): Promise<void>
}

const seenOf = (announcementId: string) => `seen/${announcementId}`
const kudosOf = (announcementId: string) => `kudos/${announcementId}`
const placeKudosOf = (metric: string, period: string, courierId: string) =>
  `place/${metric}/${period}/${courierId}`

/** Who has seen what a station was told, and who applauds whom. */
export function createReceipts(deps: {
  commands: Redis
  roster: Roster
  settings: Settings
  announcements: Pick<Announcements, 'begunAt' | 'importantAt'>
  finals: Pick<Finals, 'sealedRows'>
  clock: Clock
}): Receipts {
  const { commands, roster, settings, announcements, finals, clock } = deps
  const rootOf = (station: StationOnRoster) => `${stationRoot(station.id)}:k`
  const wordsKey = (station: StationOnRoster, subject: string) => `${rootOf(station)}:s:${subject}`

  function dayBegins(station: StationOnRoster): number {
    return dayStartsAt(dayOf(clock.now(), station.calendar), station.calendar)
  }

  /** False where it would be more than `most`. */
  async function put(
    station: StationOnRoster,
    subject: string,
    courierId: string,
    { at = clock.now(), most }: { at?: number; most?: number } = {},
  ): Promise<boolean> {
    const words = [subject, courierId, at, dayBegins(station), most ?? '']
    return (await commands.fcall('receipts_put_v1', 1, stationRoot(station.id), ...words)) === 1
  }

  async function kudosFor(station: StationOnRoster, subject: string, courierId: string): Promise<Kudos> {
    const key = wordsKey(station, subject)
    const [count, given] = await Promise.all([commands.hlen(key), commands.hexists(key, courierId)])
    return { count, given: given === 1 }
  }

  async function kudosLeft(station: StationOnRoster, courierId: string): Promise<number> {
    const given = await commands.zcount(`${rootOf(station)}:g:${courierId}`, dayBegins(station), '+inf')
    return Math.max(KUDOS_A_DAY - given, 0)
  }

  /** The first three of a final; undefined where there is none. */
  async function topOf(
    station: StationOnRoster,
    metric: LiveMetric,
    period: Period,
  ): Promise<Standing[] | undefined> {
    const rows = await finals.sealedRows(station.id, metric, period.key)
    return rows && rankRows(rows).filter(({ rank, score }) => rank <= TOP && score > 0)
  }

  /** Of the day or week before this one; while that is not final, of the one before it. */
  async function podium(
    station: StationOnRoster,
    kind: 'day' | 'week',
    courierId: string,
  ): Promise<ApplaudedPodium[]> {
    const { wallMetric: metric } = settings.of(station.id)
    const running = periodOf(kind, dayOf(clock.now(), station.calendar), station.calendar)
    const last = previousPeriod(running, station.calendar)
    for (const period of [last, previousPeriod(last, station.calendar)]) {
      const top = await topOf(station, metric, period)
      if (!top) continue
      const places = top.map(async ({ rank, memberId, score }) => {
        const kudos = await kudosFor(station, placeKudosOf(metric, period.key, memberId), courierId)
        return { rank, memberId, name: roster.nameOf(memberId), score, kudos }
      })
      return top.length > 0 ? [{ kind, metric, period: period.key, places: await Promise.all(places) }] : []
    }
    return []
  }

  function known(station: StationOnRoster, id: string) {
    const found = announcements.begunAt(station.id).find((one) => one.id === id)
    if (!found) throw new Refusal('unknown_announcement', `No announcement ${id}.`)
    return found
  }

  function postedToday(station: StationOnRoster): string[] {
    const today = dayOf(clock.now(), station.calendar)
    return roster.postedTo(station.id, today, today + 1)
  }

  async function unreadAt(station: StationOnRoster): Promise<UnreadAnnouncement | undefined> {
    const posted = postedToday(station)
    for (const { id, title, startsAt } of announcements.importantAt(station.id)) {
      const seen = new Set(await commands.hkeys(wordsKey(station, seenOf(id))))
      const missing = posted.filter((courierId) => !seen.has(courierId))
      const counts = { unseen: missing.length, posted: posted.length }
      if (isUnreadByMany(startsAt, counts, clock.now())) {
        return { id, title, ...counts, names: missing.slice(0, UNREAD_NAMES).map(roster.nameOf) }
      }
    }
  }

  /** What kudos are for, by name. */
  async function subjectOf(
    station: StationOnRoster,
    courierId: string,
    input: z.output<typeof kudosSchema>,
  ): Promise<string> {
    if (input.for === 'announcement') return kudosOf(known(station, input.announcement).id)
    if (input.courier === courierId) {
      throw new Refusal('invalid_request', 'Nobody applauds themselves.', { field: 'courier' })
    }
    const period = parsePeriod(input.period, station.calendar, clock.now())
    const top = period && (await topOf(station, input.metric, period))
    if (!period || !top) throw new Refusal('unknown_final', 'No such final.')
    if (!top.some(({ memberId }) => memberId === input.courier)) {
      throw new Refusal('invalid_request', 'Not on that podium.', { field: 'courier' })
    }
    return placeKudosOf(input.metric, period.key, input.courier)
  }

  return {
    async news(stationId, courierId) {
      const station = roster.station(stationId)
      const begun = announcements.begunAt(station.id).slice(0, MAX_HEARD)
      const heard = begun.map(async ({ id, kind, title, body, startsAt, endsAt, over }) => {
        const [seenAt, kudos] = await Promise.all([
          commands.hget(wordsKey(station, seenOf(id)), courierId),
          kudosFor(station, kudosOf(id), courierId),
        ])
        const seen = seenAt === null ? null : Number(seenAt)
        return { id, kind, title, body, startsAt, endsAt, over, seenAt: seen, kudos }
      })
      const podiums = (['day', 'week'] as const).map((kind) => podium(station, kind, courierId))
      return {
        announcements: await Promise.all(heard),
        podiums: (await Promise.all(podiums)).flat(),
        kudosLeft: await kudosLeft(station, courierId),
      }
    },

    async see(stationId, courierId, ids) {
      const station = roster.station(stationId)
      const begun = new Set(announcements.begunAt(station.id).map(({ id }) => id))
      await Promise.all(ids.filter((id) => begun.has(id)).map((id) => put(station, seenOf(id), courierId)))
    },

    async applaud(stationId, courierId, input) {
      const station = roster.station(stationId)
      const subject = await subjectOf(station, courierId, input)
      if (!(await put(station, subject, courierId, { most: KUDOS_A_DAY }))) {
        throw new Refusal('too_many_kudos', `${courierId} has given today's kudos.`)
      }
      const kudos = await kudosFor(station, subject, courierId)
      return { ...kudos, kudosLeft: await kudosLeft(station, courierId) }
    },

    async readers(stationId, announcementId) {
      const station = roster.station(stationId)
      const { id } = known(station, announcementId)
      const [words, kudos] = await Promise.all([
        commands.hgetall(wordsKey(station, seenOf(id))),
        commands.hlen(wordsKey(station, kudosOf(id))),
      ])
      const named = (courierId: string) => ({ courierId, name: roster.nameOf(courierId) })
      return {
        seen: Object.entries(words)
          .map(([courierId, at]) => ({ ...named(courierId), at: Number(at) }))
          .sort((a, b) => a.at - b.at),
        unseen: postedToday(station)
          .filter((courierId) => !Object.hasOwn(words, courierId))
          .map(named),
        kudos,
      }
    },

    async unread(stationIds) {
      const found = await Promise.all(
        stationIds.map(async (id) => [id, await unreadAt(roster.station(id))] as const),
      )
      return new Map(found.flatMap(([id, unread]) => (unread ? [[id, unread] as const] : [])))
    },

    async stored(stationId) {
      const station = roster.station(stationId)
      const subjects = (await commands.smembers(rootOf(station))).sort()
      return Promise.all(
        subjects.map(async (subject): Promise<[string, string]> => {
          return [subject, JSON.stringify(await commands.hgetall(wordsKey(station, subject)))]
        }),
      )
    },

    async putBack(stationId, subject, json) {
      const station = roster.station(stationId)
      const words = Object.entries(wordsSchema.parse(JSON.parse(json)))
      await Promise.all(words.map(([courierId, at]) => put(station, subject, courierId, { at })))
    },
  }
}
