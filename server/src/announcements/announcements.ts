import type { AnnouncementDraft, announcementSchema, PostedAnnouncement } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { Announcement, Audience, LiveMetric } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import { rankRows } from '@leitai/shared/standings'
import type { z } from 'zod'
import type { Standings } from '../boards/standings.ts'
import type { Finals } from '../finals/finals.ts'
import type { StoredAnnouncement } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'
import { randomId } from '../secrets/secrets.ts'

const MAX_TITLE = 60

/** As it is for everybody, whoever reads it. */
type KeptAnnouncement = Omit<PostedAnnouncement, 'own'>

export interface Announcements {
  /** Those that run at a station now, newest first; of walls in public those that are meant for them. */
  runningAt(stationId: string, audience: Audience): Announcement[]
  /** Those that staff of a station have been told and that were not withdrawn, newest first. */
  begunAt(stationId: string): (Announcement & { over: boolean })[]
  /** Those that run at a station, are urgent or pinned, and so for everybody to see; the oldest first. */
  importantAt(stationId: string): Announcement[]
  /** The next instant (ms) after now at which `runningAt` changes by itself. */
  nextEdgeAt(stationId: string): number | undefined
  /** All, newest first. */
  list(): KeptAnnouncement[]
  /** Throws `unknown_station`. */
  post(input: z.output<typeof announcementSchema>): Promise<KeptAnnouncement>
  /**
   * Posts under an id that the caller chooses, from now on: once, whoever asks for it and however often. One that
   * was withdrawn stays withdrawn.
   */
  postOnce(id: string, input: Omit<z.output<typeof announcementSchema>, 'startsAt'>): Promise<void>
  /** Changes one that has not begun. Throws `unknown_announcement`, `announcement_begun` or `unknown_station`. */
  change(id: string, input: z.output<typeof announcementSchema>): Promise<KeptAnnouncement>
  /** Takes a withdrawal back. Throws `unknown_announcement`. */
  restore(id: string): Promise<KeptAnnouncement>
  /** False if there is no such announcement, or it is withdrawn already. */
  withdraw(id: string): Promise<boolean>
  /** What could be said about last week; empty where nothing was counted. */
  drafts(stationId: string, metric: LiveMetric): Promise<AnnouncementDraft[]>
}

/** What managers post to walls and phones. */
export function createAnnouncements(deps: {
  org: Org
  roster: Roster
  standings: Standings
  finals: Pick<Finals, 'sealedRows'>
  clock: Clock
}): Announcements {
  const { org, roster, standings, finals, clock } = deps

  /** Those for a station, of the wanted ones: most are told apart without a look at the tree of units. */
  function at(
    stationId: string,
    isWanted: (announcement: StoredAnnouncement) => boolean = () => true,
  ): [string, StoredAnnouncement][] {
    return [...org.all('announcements')].filter(([, announcement]) => {
      const { stations, withdrawnAt } = announcement
      if (withdrawnAt !== null || !isWanted(announcement)) return false
      return stations === '*' || stations.some((id) => roster.isWithin(stationId, id))
    })
  }

  const isImportant = (announcement: StoredAnnouncement) =>
    (announcement.urgent || announcement.pinned === true) && stateOf(announcement, clock.now()) === 'running'

  /** Throws `unknown_station` for what is neither a station nor a unit. */
  function checkPlaces(places: '*' | readonly string[]): void {
    if (places === '*') return
    const units = new Set(roster.units().map(({ id }) => id))
    for (const id of places) if (!units.has(id)) roster.station(id)
  }

  function known(id: string): KeptAnnouncement {
    const announcement = org.get('announcements', id)
    if (!announcement) throw new Refusal('unknown_announcement', `No announcement ${id}.`)
    return { id, ...announcement, state: stateOf(announcement, clock.now()) }
  }

  return {
    runningAt(stationId, audience) {
      return at(stationId)
        .filter(([, announcement]) => stateOf(announcement, clock.now()) === 'running')
        .filter(([, { onPublicWalls }]) => audience === 'staff' || onPublicWalls)
        .sort(
          ([, a], [, b]) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || b.startsAt - a.startsAt,
        )
        .map(([id, announcement]) => shownOf(id, announcement))
    },
    begunAt: (stationId) =>
      at(stationId)
        .filter(([, { startsAt }]) => startsAt <= clock.now())
        .sort(([, a], [, b]) => b.startsAt - a.startsAt)
        .map(([id, announcement]) => ({
          ...shownOf(id, announcement),
          over: stateOf(announcement, clock.now()) === 'over',
        })),
    importantAt: (stationId) =>
      at(stationId, isImportant)
        .sort(([, a], [, b]) => a.startsAt - b.startsAt)
        .map(([id, announcement]) => shownOf(id, announcement)),
    nextEdgeAt(stationId) {
      const edges = at(stationId)
        .flatMap(([, { startsAt, endsAt }]) => [startsAt, endsAt ?? 0])
        .filter((edge) => edge > clock.now())
      return edges.length > 0 ? Math.min(...edges) : undefined
    },
    list: () =>
      [...org.all('announcements')]
        .map(([id, announcement]) => ({ id, ...announcement, state: stateOf(announcement, clock.now()) }))
        .sort((a, b) => b.createdAt - a.createdAt),

    async post({ startsAt, ...input }) {
      checkPlaces(input.stations)
      const now = clock.now()
      const announcement = { ...input, startsAt: startsAt ?? now, createdAt: now, withdrawnAt: null }
      checkTimes(announcement)
      const id = randomId(12)
      await org.put([['announcements', id, announcement]])
      return { id, ...announcement, state: stateOf(announcement, now) }
    },

    async change(id, { startsAt, ...input }) {
      checkPlaces(input.stations)
      await org.update(() => {
        const old = org.get('announcements', id)
        if (!old) throw new Refusal('unknown_announcement', `No announcement ${id}.`)
        const now = clock.now()
        if (stateOf(old, now) !== 'scheduled') throw new Refusal('announcement_begun', `${id} is out.`)
        const next = { ...old, ...input, startsAt: startsAt ?? now }
        checkTimes(next)
        return [['announcements', id, next]]
      })
      return known(id)
    },

    async restore(id) {
      await org.update(() => {
        const old = org.get('announcements', id)
        if (!old) throw new Refusal('unknown_announcement', `No announcement ${id}.`)
        return [['announcements', id, { ...old, withdrawnAt: null }]]
      })
      return known(id)
    },

    async postOnce(id, input) {
      await org.sync()
      while (!org.get('announcements', id)) {
        const now = clock.now()
        const announcement = { ...input, startsAt: now, createdAt: now, withdrawnAt: null }
        if (await org.put([['announcements', id, announcement]], org.version())) return
      }
    },

    async withdraw(id) {
      const announcement = org.get('announcements', id)
      if (!announcement || announcement.withdrawnAt !== null) return false
      await org.put([['announcements', id, { ...announcement, withdrawnAt: clock.now() }]])
      return true
    },

    async drafts(stationId, metric) {
      const { rows, state, period } = await standings.standings(stationId, { metric, period: 'last-week' })
      // what came in after the week was sealed is no news until the final is revised (F2)
      const sealed = await finals.sealedRows(stationId, metric, period)
      const ranked = sealed
        ? rankRows(sealed).map((row) => ({ ...row, name: roster.nameOf(row.memberId) }))
        : rows
      return draftsOf(
        ranked.filter(({ rank, score }) => rank <= 3 && score > 0),
        metric,
        state === 'final',
      )
    },
  }
}

function checkTimes({ startsAt, endsAt }: Pick<StoredAnnouncement, 'startsAt' | 'endsAt'>): void {
  if (endsAt !== null && endsAt <= startsAt) {
    throw new Refusal('invalid_request', 'It would end before it starts.', { field: 'endsAt' })
  }
}

/** What viewers get of it. */
function shownOf(
  id: string,
  { kind, title, body, takeover, takeoverS, urgent, ticker, startsAt, endsAt }: StoredAnnouncement,
): Announcement {
  return { id, kind, title, body, takeover, takeoverS, urgent, ticker, startsAt, endsAt }
}

function stateOf(
  { withdrawnAt, startsAt, endsAt }: StoredAnnouncement,
  now: number,
): PostedAnnouncement['state'] {
  if (withdrawnAt !== null) return 'withdrawn'
  if (now < startsAt) return 'scheduled'
  return endsAt !== null && now >= endsAt ? 'over' : 'running'
}

/**
 * The trade's own words for a week's champion and top three; ties are named together. Until the week is final
 * they say that it may still change (F2).
 */
function draftsOf(
  top: readonly { rank: number; name: string; score: number }[],
  metric: LiveMetric,
  final: boolean,
): AnnouncementDraft[] {
  const [best] = top
  if (!best) return []
  const what = metric === 'walkin' ? '散件揽收' : '揽收'
  const week = final ? '上周' : '（待定榜）上周'
  const champions = top.filter(({ rank }) => rank === 1).map(({ name }) => name)
  const names = champions.join('、')
  const count = champions.length > 1 ? `均揽收${best.score}件` : `个人揽收${best.score}件`
  const list = top.map(({ rank, name, score }) => `第${rank}名 ${name} ${score}件`).join('\n')
  return [
    {
      kind: 'award',
      title: `${week}${what}冠军：${names}`.slice(0, MAX_TITLE),
      body: `${week}${what}冠军是${names}，${count}。冠军等你们来挑战！`,
    },
    { kind: 'award', title: `${week}${what}前三名`, body: `${list}\n热烈祝贺，再接再厉！` },
  ]
}
