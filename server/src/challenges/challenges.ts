import type { Challenge, challengeSchema } from '@leitai/shared/challenge'
import type { Clock } from '@leitai/shared/clock'
import type { Duel } from '@leitai/shared/protocol'
import type { z } from 'zod'
import type { Finals } from '../finals/finals.ts'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'
import { createKeptChallenges } from './kept.ts'
import { createOwnChallenges, type OwnChallenges } from './ownChallenges.ts'

export interface Challenges {
  /** Those whose day or week runs at a station now, the oldest first. */
  runningAt(stationId: string): Duel[]
  /** All that hold, newest first: what a courier asks for is the two's alone until it is accepted. Throws `unknown_station`, as do the others. */
  list(stationId: string): Challenge[]
  /** Throws `unknown_courier`, `not_posted`, `invalid_period` or `too_many_challenges`. */
  make(stationId: string, input: z.output<typeof challengeSchema>): Promise<Challenge>
  /** False if there is no such challenge. */
  withdraw(stationId: string, id: string): Promise<boolean>
  /** As couriers make them. */
  own: OwnChallenges
}

/** Contests between two couriers; the boards that they are read from are there anyway. */
export function createChallenges(deps: {
  org: Org
  roster: Roster
  finals: Pick<Finals, 'sealedRows'>
  clock: Clock
  newId: () => string
}): Challenges {
  const { org, roster } = deps
  const kept = createKeptChallenges(deps)

  return {
    runningAt(stationId) {
      const station = roster.station(stationId)
      return kept
        .of(stationId)
        .filter((challenge) => kept.holds(challenge) && kept.stateOf(challenge, station) === 'open')
        .map(({ id, title, kind, metric, a, b }) => ({ id, title, kind, metric, a, b }))
    },
    list(stationId) {
      const station = roster.station(stationId)
      return kept
        .of(station.id)
        .filter(kept.holds)
        .map((challenge) => kept.describe(challenge, station))
        .reverse()
    },
    async make(stationId, input) {
      const station = roster.station(stationId)
      const challenge = kept.create(station, input)
      await org.update(() => {
        const others = kept.recent(station).filter(({ id }) => id !== challenge.id)
        kept.checkRoom(others.filter((other) => kept.holds(other) && !kept.isOver(other, station)))
        return [['challenges', station.id, [...others, challenge]]]
      })
      return kept.describe(challenge, station)
    },
    async withdraw(stationId, id) {
      const station = roster.station(stationId)
      let found = false
      await org.update(() => {
        const others = kept.of(station.id).filter((challenge) => challenge.id !== id)
        found ||= others.length < kept.of(station.id).length
        return [['challenges', station.id, others]]
      })
      return found
    },
    own: createOwnChallenges({ ...deps, kept }),
  }
}
