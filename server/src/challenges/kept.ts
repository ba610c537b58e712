import { dayOf, dayStartsAt, parsePeriod, periodState } from '@leitai/shared/calendar'
import { type Challenge, type challengeSchema, MAX_OPEN_CHALLENGES } from '@leitai/shared/challenge'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { z } from 'zod'
import type { StoredChallenge } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'

/** How long one that is over stays in the list, and one that a courier has asked for. */
const KEPT_DAYS = 60
const KEPT_ASKED_DAYS = 14

type Input = z.output<typeof challengeSchema>

/** Challenges of a station as they are kept, whoever has made them. */
export function createKeptChallenges(deps: { org: Org; roster: Roster; clock: Clock; newId: () => string }) {
  const { org, roster, clock, newId } = deps

  function of(stationId: string): readonly StoredChallenge[] {
    return org.get('challenges', stationId) ?? []
  }

  function stateOf({ kind, fromDay, toDay, period }: StoredChallenge, station: StationOnRoster) {
    if (clock.now() < dayStartsAt(fromDay, station.calendar)) return 'coming'
    return periodState({ kind, fromDay, toDay, key: period }, station.calendar, clock.now())
  }

  function isOver(challenge: StoredChallenge, station: StationOnRoster): boolean {
    return !['coming', 'open'].includes(stateOf(challenge, station))
  }

  function checkPosted(station: StationOnRoster, { a, b }: Input, fromDay: number, toDay: number): void {
    const posted = roster.postedTo(station.id, fromDay, toDay)
    for (const [field, id] of Object.entries({ a, b })) {
      if (!roster.courier(id)) throw new Refusal('unknown_courier', `No courier ${id}.`, { field })
      if (!posted.includes(id)) throw new Refusal('not_posted', `${id} is posted elsewhere.`, { field })
    }
  }

  return {
    of,
    stateOf,
    isOver,

    /** It was set up by the manager, or who was asked has accepted. */
    holds: ({ asked }: StoredChallenge) => asked === null || asked.answer === 'accepted',

    describe(challenge: StoredChallenge, station: StationOnRoster): Challenge {
      const { fromDay: _from, toDay: _to, asked: _asked, a, b, ...rest } = challenge
      const member = (memberId: string) => ({ memberId, name: roster.nameOf(memberId) })
      return { ...rest, a: member(a), b: member(b), state: stateOf(challenge, station) }
    },

    /** A new one, not kept yet. Throws `unknown_courier`, `not_posted` or `invalid_period`. */
    create(station: StationOnRoster, input: Input): StoredChallenge {
      const period = parsePeriod(input.period, station.calendar, clock.now())
      const isGone = !period || periodState(period, station.calendar, clock.now()) !== 'open'
      if (isGone || (period.kind !== 'day' && period.kind !== 'week')) {
        throw new Refusal('invalid_period', 'Not a day or week to come.', { field: 'period' })
      }
      const { kind, fromDay, toDay, key } = period
      checkPosted(station, input, fromDay, toDay)
      const createdAt = clock.now()
      return { ...input, id: newId(), kind, fromDay, toDay, period: key, createdAt, asked: null }
    },

    /** All of a station without those that are over for long, and without those that came to nothing and are over. */
    recent(station: StationOnRoster): StoredChallenge[] {
      const today = dayOf(clock.now(), station.calendar)
      return of(station.id).filter((challenge) => {
        const { asked, toDay } = challenge
        if (asked && asked.answer !== 'accepted' && isOver(challenge, station)) return false
        return toDay > today - (asked ? KEPT_ASKED_DAYS : KEPT_DAYS)
      })
    },

    /** Throws `too_many_challenges` where those are as many as a station has at once. */
    checkRoom(open: readonly StoredChallenge[]): void {
      if (open.length >= MAX_OPEN_CHALLENGES) {
        throw new Refusal('too_many_challenges', `${open.length} challenges are open.`)
      }
    },
  }
}

export type KeptChallenges = ReturnType<typeof createKeptChallenges>
