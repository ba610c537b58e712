import type { AlertKind } from '@leitai/shared/alertKinds'
import { dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Announcements } from '../announcements/announcements.ts'
import type { Standings } from '../boards/standings.ts'
import type { Challenges } from '../challenges/challenges.ts'
import type { Disputes } from '../disputes/disputes.ts'
import type { Goals } from '../goals/goals.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import type { Overtaken } from './overtaken.ts'
import type { AlertNews } from './words.ts'

/** What is older than this is no news any more: quiet hours may have held it back. */
const OLD_MS = 12 * 3_600_000
const DISPUTES_LOOKED_AT = 10

/** Something to tell a courier, once, by its id. */
export interface Found {
  id: string
  news: AlertNews
}

export interface NewsFinder {
  /** What a courier may be told of a station, of the kinds that are wanted, since the device asked for it. */
  find(
    station: StationOnRoster,
    courierId: string,
    wanted: { kinds: ReadonlySet<AlertKind>; since: number; isLooking: boolean },
  ): Promise<Found[]>
}

/** Looks up what is new for one courier, in what the other features know. For one turn: the board is read once. */
export function createNewsFinder(deps: {
  roster: Roster
  settings: Settings
  standings: Pick<Standings, 'standings'>
  goals: Goals
  announcements: Pick<Announcements, 'begunAt'>
  challenges: Challenges
  disputes: Pick<Disputes, 'list'>
  overtaken: Overtaken
  clock: Clock
}): NewsFinder {
  const { settings, standings, goals, announcements, challenges, disputes, overtaken, clock } = deps
  const boards = new Map<string, ReturnType<typeof standings.standings>>()

  function boardOf(station: StationOnRoster) {
    const metric = settings.of(station.id).wallMetric
    const board = boards.get(station.id) ?? standings.standings(station.id, { metric, period: 'today' })
    boards.set(station.id, board)
    return board
  }

  async function ofBoard(
    station: StationOnRoster,
    courierId: string,
    { kinds, isLooking }: Parameters<NewsFinder['find']>[2],
  ): Promise<Found[]> {
    if (!kinds.has('overtaken') && !kinds.has('goal')) return []
    const { rows, period, metric } = await boardOf(station)
    const found: Found[] = []
    const passed = kinds.has('overtaken') && (await overtaken.check(courierId, rows, period, isLooking))
    if (passed) found.push({ id: passed.id, news: { kind: 'overtaken', ...passed.by } })
    const day = dayOf(clock.now(), station.calendar)
    const target = goals.targetOf(station.id, 'day', metric === 'walkin' ? 'walkin' : 'pickups', day)
    const total = rows.reduce((sum, { score }) => sum + score, 0)
    if (kinds.has('goal') && target !== null && target > 0 && total >= target) {
      found.push({ id: period, news: { kind: 'goal', station: station.name, target } })
    }
    return found
  }

  return {
    async find(station, courierId, wanted) {
      const { kinds } = wanted
      const newest = Math.max(wanted.since, clock.now() - OLD_MS)
      const found = await ofBoard(station, courierId, wanted)
      if (kinds.has('announcement')) {
        for (const { id, title, startsAt, over } of announcements.begunAt(station.id)) {
          if (!over && startsAt >= newest) found.push({ id, news: { kind: 'announcement', title } })
        }
      }
      if (kinds.has('challenge')) {
        for (const one of await challenges.own.list(station.id, courierId)) {
          const isAsked = one.state === 'asked' && one.b.memberId === courierId && one.createdAt >= newest
          if (isAsked) found.push({ id: one.id, news: { kind: 'challenge', by: one.a.name } })
        }
      }
      if (kinds.has('dispute')) {
        const query = { state: 'all', from: 0, limit: DISPUTES_LOOKED_AT } as const
        for (const { id, about, state, trail } of (await disputes.list(station.id, courierId, query))
          .disputes) {
          const last = trail.at(-1)
          if ((state !== 'accepted' && state !== 'declined') || !last || Date.parse(last.at) < newest)
            continue
          const accepted = state === 'accepted'
          found.push({ id, news: { kind: 'dispute', about, accepted, answer: last.text } })
        }
      }
      return found
    },
  }
}
