import { dateOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Correction } from '@leitai/shared/correction'
import type { Dispute } from '@leitai/shared/dispute'
import type { ExplainedPickup } from '@leitai/shared/explanation'
import type { OwnExport, OwnProfile, ownProfileSchema } from '@leitai/shared/ownData'
import { Refusal } from '@leitai/shared/refusal'
import type { Courier } from '@leitai/shared/roster'
import type { z } from 'zod'
import type { Boards } from '../boards/boards.ts'
import type { Challenges } from '../challenges/challenges.ts'
import type { Disputes } from '../disputes/disputes.ts'
import type { Goals } from '../goals/goals.ts'
import type { Org } from '../org/org.ts'
import type { Corrections } from '../pickups/corrections.ts'
import type { Explanations } from '../pickups/explanations.ts'
import type { Receipts } from '../receipts/receipts.ts'
import type { Settings } from '../settings/settings.ts'
import type { Roster } from './roster.ts'

/** What one reading gives at most. */
const PAGE = 200

export interface OwnData {
  profile(courierId: string): Omit<OwnProfile, 'devices'>
  /** Takes effect at once. Throws `manager_decides`, and `invalid_request` for an alias that is somebody else's name. */
  change(courierId: string, input: z.output<typeof ownProfileSchema>): Promise<void>
  /** All that is held about a courier, but where they are signed in. */
  export(courierId: string): Promise<Omit<OwnExport, 'devices'>>
}

/** What a courier sees and decides of what is held about them. */
export function createOwnData(deps: {
  org: Org
  roster: Roster
  settings: Settings
  boards: Pick<Boards, 'days'>
  explanations: Explanations
  disputes: Disputes
  corrections: Corrections
  challenges: Challenges
  goals: Goals
  receipts: Receipts
  clock: Clock
}): OwnData {
  const { org, roster, settings, boards, explanations, disputes, corrections, challenges } = deps
  const { goals, receipts, clock } = deps

  function known(courierId: string): Courier {
    const courier = roster.courier(courierId)
    if (!courier) throw new Refusal('unknown_courier', `No courier ${courierId}.`)
    return courier
  }

  function offWallsBy(courierId: string): OwnProfile['offWallsBy'] {
    const station = roster.currentStation(courierId)
    return station ? settings.of(station.id).offWallsBy : 'courier'
  }

  function checkAlias(courierId: string, alias: string): void {
    const isTaken = roster
      .couriers()
      .some(({ id, name, alias: other }) => id !== courierId && (name === alias || other === alias))
    if (isTaken) throw new Refusal('invalid_request', 'Somebody is called so.', { field: 'alias' })
  }

  async function pickupsOf(stationId: string, courierId: string): Promise<ExplainedPickup[]> {
    const months = new Set((await boards.days(stationId)).map((day) => dateOf(day).slice(0, 7)))
    const pickups: ExplainedPickup[] = []
    for (const period of [...months].sort().reverse()) {
      let after: string | undefined
      do {
        const query = { metric: 'pickups' as const, period, after, limit: PAGE }
        const page = await explanations.explain(stationId, courierId, query)
        pickups.push(...page.pickups)
        after = page.next ?? undefined
      } while (after !== undefined)
    }
    return pickups
  }

  async function disputesOf(stationId: string, courierId: string): Promise<Dispute[]> {
    const found: Dispute[] = []
    for (let total = 1; found.length < total; ) {
      const page = await disputes.list(stationId, courierId, {
        state: 'all',
        from: found.length,
        limit: PAGE,
      })
      found.push(...page.disputes)
      total = page.disputes.length === 0 ? 0 : page.total
    }
    return found
  }

  async function correctionsOf(stationId: string, courierId: string): Promise<Correction[]> {
    const found: Correction[] = []
    let from = 0
    for (let total = 1; from < total; from += PAGE) {
      const page = await corrections.trail(stationId, { from, limit: PAGE })
      total = page.total
      found.push(
        ...page.corrections.filter(
          ({ before, after }) => before?.courier === courierId || after.courier === courierId,
        ),
      )
    }
    return found
  }

  async function receiptsOf(stationId: string, courierId: string) {
    return (await receipts.stored(stationId)).flatMap(([subject, json]) => {
      const words: Record<string, string> = JSON.parse(json)
      const at = Object.hasOwn(words, courierId) ? words[courierId] : undefined
      return at === undefined ? [] : [{ subject, at: Number(at) }]
    })
  }

  return {
    profile(courierId) {
      const { name, alias, hidden } = known(courierId)
      return {
        courierId,
        name,
        alias: alias ?? null,
        offWalls: hidden ?? false,
        offWallsBy: offWallsBy(courierId),
      }
    },

    async change(courierId, { alias, offWalls }) {
      await org.update(() => {
        const { alias: _alias, hidden, ...rest } = known(courierId)
        if (alias !== null) checkAlias(courierId, alias)
        if (offWalls && !hidden && offWallsBy(courierId) === 'manager') {
          throw new Refusal('manager_decides', 'The station leaves that to its manager.', {
            field: 'offWalls',
          })
        }
        const courier: Courier = {
          ...rest,
          ...(alias === null ? {} : { alias }),
          ...(offWalls ? { hidden: true } : {}),
        }
        return [['couriers', courierId, courier]]
      })
    },

    async export(courierId) {
      const person = known(courierId)
      const stations = [...new Set(person.postings.map(({ station }) => station))]
      return {
        exportedAt: new Date(clock.now()).toISOString(),
        person,
        pushed: (org.get('devices', courierId) ?? []).map(({ endpoint, kinds, since }) => ({
          endpoint,
          kinds,
          since,
        })),
        stations: await Promise.all(
          stations.map(async (id) => ({
            id,
            name: roster.station(id).name,
            pickups: await pickupsOf(id, courierId),
            disputes: await disputesOf(id, courierId),
            corrections: await correctionsOf(id, courierId),
            challenges: await challenges.own.list(id, courierId),
            goals: goals.own(id, courierId),
            receipts: await receiptsOf(id, courierId),
          })),
        ),
      }
    },
  }
}
