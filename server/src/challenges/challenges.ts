import { dayOf, dayStartsAt, parsePeriod, periodState } from '@leitai/shared/calendar'
import { type Challenge, type challengeSchema, MAX_OPEN_CHALLENGES } from '@leitai/shared/challenge'
import type { Clock } from '@leitai/shared/clock'
import type { Duel } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { z } from 'zod'
import type { StoredChallenge } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'

/** How long one that is over stays in the list. */
const KEPT_DAYS = 60

type Input = z.output<typeof challengeSchema>

export interface Challenges {
  /** Those whose day or week runs at a station now, the oldest first. */
  runningAt(stationId: string): Duel[]
  /** All, newest first. Throws `unknown_station`, as do the others. */
  list(stationId: string): Challenge[]
  /** Throws `unknown_courier`, `not_posted`, `invalid_period` or `too_many_challenges`. */
  make(stationId: string, input: Input): Promise<Challenge>
  /** False if there is no such challenge. */
  withdraw(stationId: string, id: string): Promise<boolean>
}

/** Contests between two couriers that a manager sets up; the boards that they are read from are there anyway. */
export function createChallenges(deps: {
  org: Org
  roster: Roster
  clock: Clock
  newId: () => string
}): Challenges {
  const { org, roster, clock, newId } = deps

  function kept(stationId: string): readonly StoredChallenge[] {
    return org.get('challenges', stationId) ?? []
  }

  function stateOf({ kind, fromDay, toDay, period }: StoredChallenge, station: StationOnRoster) {
    if (clock.now() < dayStartsAt(fromDay, station.calendar)) return 'coming'
    return periodState({ kind, fromDay, toDay, key: period }, station.calendar, clock.now())
  }

  function describe(challenge: StoredChallenge, station: StationOnRoster): Challenge {
    const { fromDay: _from, toDay: _to, a, b, ...rest } = challenge
    const member = (memberId: string) => ({ memberId, name: roster.nameOf(memberId) })
    return { ...rest, a: member(a), b: member(b), state: stateOf(challenge, station) }
  }

  function checkPosted(station: StationOnRoster, { a, b }: Input, fromDay: number, toDay: number): void {
    const posted = roster.postedTo(station.id, fromDay, toDay)
    for (const [field, id] of Object.entries({ a, b })) {
      if (!roster.courier(id)) throw new Refusal('unknown_courier', `No courier ${id}.`, { field })
      if (!posted.includes(id)) throw new Refusal('not_posted', `${id} is posted elsewhere.`, { field })
    }
  }

  function stored(station: StationOnRoster, input: Input): StoredChallenge {
    const period = parsePeriod(input.period, station.calendar, clock.now())
    const isOver = !period || periodState(period, station.calendar, clock.now()) !== 'open'
    if (isOver || (period.kind !== 'day' && period.kind !== 'week')) {
      throw new Refusal('invalid_period', 'Not a day or week to come.', { field: 'period' })
    }
    const { kind, fromDay, toDay, key } = period
    checkPosted(station, input, fromDay, toDay)
    return { ...input, id: newId(), kind, fromDay, toDay, period: key, createdAt: clock.now() }
  }

  return {
    runningAt(stationId) {
      const station = roster.station(stationId)
      return kept(stationId)
        .filter((challenge) => stateOf(challenge, station) === 'open')
        .map(({ id, title, kind, metric, a, b }) => ({ id, title, kind, metric, a, b }))
    },
    list(stationId) {
      const station = roster.station(stationId)
      return kept(station.id)
        .map((challenge) => describe(challenge, station))
        .reverse()
    },
    async make(stationId, input) {
      const station = roster.station(stationId)
      const challenge = stored(station, input)
      await org.update(() => {
        const oldest = dayOf(clock.now(), station.calendar) - KEPT_DAYS
        const others = kept(station.id).filter(({ id, toDay }) => toDay > oldest && id !== challenge.id)
        const open = others.filter((other) => ['coming', 'open'].includes(stateOf(other, station)))
        if (open.length >= MAX_OPEN_CHALLENGES) {
          throw new Refusal('too_many_challenges', `${open.length} challenges are open.`)
        }
        return [['challenges', station.id, [...others, challenge]]]
      })
      return describe(challenge, station)
    },
    async withdraw(stationId, id) {
      const station = roster.station(stationId)
      let found = false
      await org.update(() => {
        const others = kept(station.id).filter((challenge) => challenge.id !== id)
        found ||= others.length < kept(station.id).length
        return [['challenges', station.id, others]]
      })
      return found
    },
  }
}
