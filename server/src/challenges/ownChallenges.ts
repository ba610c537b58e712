import { dayStartsAt } from '@leitai/shared/calendar'
import {
  ANSWER_WITHIN_MS,
  type challengeAnswerSchema,
  MAX_OWN_CHALLENGES,
  type OwnChallenge,
  type ownChallengeSchema,
} from '@leitai/shared/challenge'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { z } from 'zod'
import type { Finals } from '../finals/finals.ts'
import type { StoredChallenge } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { KeptChallenges } from './kept.ts'

type Asked = NonNullable<StoredChallenge['asked']>

export interface OwnChallenges {
  /** Those that a courier is one of the two of, newest first. Throws `unknown_station`, as do the others. */
  list(stationId: string, courierId: string): Promise<OwnChallenge[]>
  /** Asks a colleague. Throws `unknown_courier`, `not_posted`, `invalid_request` or `too_many_challenges`. */
  ask(stationId: string, courierId: string, input: z.output<typeof ownChallengeSchema>): Promise<OwnChallenge>
  /** Throws `unknown_challenge` for who was not asked, `challenge_closed` or `too_many_challenges`. */
  answer(
    stationId: string,
    courierId: string,
    id: string,
    answer: z.output<typeof challengeAnswerSchema>,
  ): Promise<OwnChallenge>
  /** Takes back what was asked. Throws `unknown_challenge` for who has not asked, or `challenge_closed`. */
  takeBack(stationId: string, courierId: string, id: string): Promise<OwnChallenge>
}

/** Challenges as couriers make them: one asks, the other answers, and both see from the final who has won. */
export function createOwnChallenges(deps: {
  kept: KeptChallenges
  org: Org
  roster: Roster
  finals: Pick<Finals, 'sealedRows'>
  clock: Clock
}): OwnChallenges {
  const { kept, org, roster, finals, clock } = deps

  const isOpen = ({ expiresAt, answer }: Asked) => answer === null && clock.now() < expiresAt

  function stateOf(challenge: StoredChallenge, station: StationOnRoster): OwnChallenge['state'] {
    const { asked } = challenge
    if (!asked || asked.answer === 'accepted') return kept.stateOf(challenge, station)
    return asked.answer ?? (isOpen(asked) ? 'asked' : 'expired')
  }

  async function outcomeOf(
    { a, b, metric, period }: StoredChallenge,
    station: StationOnRoster,
  ): Promise<OwnChallenge['outcome']> {
    const rows = await finals.sealedRows(station.id, metric, period)
    if (!rows) return null
    const scoreOf = (memberId: string) => rows.find(([id]) => id === memberId)?.[1] ?? 0
    const scores = { a: scoreOf(a), b: scoreOf(b) }
    const winner = scores.a === scores.b ? 'draw' : scores.a > scores.b ? 'a' : 'b'
    return { scores, winner }
  }

  async function describe(challenge: StoredChallenge, station: StationOnRoster): Promise<OwnChallenge> {
    const { asked } = challenge
    const state = stateOf(challenge, station)
    return {
      ...kept.describe(challenge, station),
      state,
      byCourier: asked !== null,
      expiresAt: state === 'asked' ? (asked?.expiresAt ?? null) : null,
      answer: asked?.word ?? '',
      outcome: state === 'final' ? await outcomeOf(challenge, station) : null,
    }
  }

  /** Those of a station that hold and are not over, without one. */
  function holding(station: StationOnRoster, but: string): StoredChallenge[] {
    return kept
      .of(station.id)
      .filter((one) => one.id !== but && kept.holds(one) && !kept.isOver(one, station))
  }

  /** Answers one of which the courier is that of the two; the same answer again is that answer. */
  async function close(
    stationId: string,
    id: string,
    { who, courierId }: { who: 'a' | 'b'; courierId: string },
    closing: Pick<Asked, 'answer' | 'word'>,
  ): Promise<OwnChallenge> {
    const station = roster.station(stationId)
    let closed: StoredChallenge | undefined
    await org.update(() => {
      const known = kept.of(station.id).find((one) => one.id === id)
      const asked = known?.asked
      if (!known || !asked || known[who] !== courierId) {
        throw new Refusal('unknown_challenge', `No challenge ${id}.`)
      }
      const isSaid = asked.answer === closing.answer && asked.word === closing.word
      if (!isSaid && (!isOpen(asked) || kept.isOver(known, station))) {
        throw new Refusal('challenge_closed', `Challenge ${id} is closed.`)
      }
      if (!isSaid && closing.answer === 'accepted') kept.checkRoom(holding(station, id))
      const next = { ...known, asked: { ...asked, ...closing } }
      closed = next
      return [['challenges', station.id, kept.of(station.id).map((one) => (one.id === id ? next : one))]]
    })
    if (!closed) throw new Error('an update makes what it says')
    return describe(closed, station)
  }

  return {
    async list(stationId, courierId) {
      const station = roster.station(stationId)
      const own = kept.of(station.id).filter(({ a, b }) => a === courierId || b === courierId)
      return Promise.all(own.reverse().map((challenge) => describe(challenge, station)))
    },

    async ask(stationId, courierId, { opponent, metric, period, word }) {
      if (opponent === courierId) {
        throw new Refusal('invalid_request', 'Nobody challenges themselves.', { field: 'opponent' })
      }
      const station = roster.station(stationId)
      const fresh = kept.create(station, { a: courierId, b: opponent, metric, period, title: word })
      const ends = dayStartsAt(fresh.toDay, station.calendar)
      const expiresAt = Math.min(clock.now() + ANSWER_WITHIN_MS, ends)
      let made: StoredChallenge = { ...fresh, asked: { expiresAt, answer: null, word: '' } }
      await org.update(() => {
        const others = kept.recent(station).filter(({ id }) => id !== fresh.id)
        const same = others.find(
          (one) =>
            [one.a, one.b].sort().join() === [courierId, opponent].sort().join() &&
            one.period === fresh.period &&
            one.metric === metric &&
            ['asked', 'coming', 'open'].includes(stateOf(one, station)),
        )
        if (same) {
          made = same
          return [['challenges', station.id, [...kept.of(station.id)]]]
        }
        const asking = others.filter((one) => one.asked && one.a === courierId && !kept.isOver(one, station))
        if (asking.length >= MAX_OWN_CHALLENGES) {
          throw new Refusal('too_many_challenges', `${courierId} has challenged ${asking.length} times.`)
        }
        return [['challenges', station.id, [...others, made]]]
      })
      return describe(made, station)
    },

    answer: (stationId, courierId, id, { accept, word }) =>
      close(stationId, id, { who: 'b', courierId }, { answer: accept ? 'accepted' : 'declined', word }),

    takeBack: (stationId, courierId, id) =>
      close(stationId, id, { who: 'a', courierId }, { answer: 'withdrawn', word: '' }),
  }
}
