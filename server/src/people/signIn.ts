import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { Org } from '../org/org.ts'
import { hashSecret, matchesSecret, newToken, randomLetters } from '../secrets/secrets.ts'
import type { Roster } from './roster.ts'
import type { Throttle } from './throttle.ts'
import type { Tickets } from './tickets.ts'

/** The one manager account that there is for now. */
export const OWNER = 'owner'
const PIN_LENGTH = 6
const TRIES = 5
const WINDOW_S = 15 * 60
/** One address serves a whole station. */
const TRIES_PER_ADDRESS = 60

export interface SignIns {
  /** Id of the manager whose password this is, and whether an own one must be chosen now. Throws `wrong_password`. */
  manager(password: string, address: string): Promise<{ managerId: string; mustSetPassword: boolean }>
  /** Throws `wrong_pin`, whether the number, the PIN or both are wrong. */
  courier(number: string, pin: string, address: string): Promise<string>
  /** Uses a wall's ticket to set the first PIN of a courier of its station. Throws `ticket_expired`, `wrong_pin`. */
  courierByTicket(ticket: string, number: string, pin: string, address: string): Promise<string>
  /** Ends every session of the manager: the caller starts a new one. */
  setPassword(managerId: string, password: string): Promise<void>
  mustSetPassword(managerId: string): boolean
  hasPassword(): boolean
  /** Makes a password that is good for one sign-in, and returns it: the only time that it is seen. */
  newOneTimePassword(): Promise<string>
  /** A new random PIN for a courier; sessions with the old one are over. Throws `unknown_courier`. */
  issuePin(courierId: string): Promise<string>
  hasPin(courierId: string): boolean
}

/** Who may sign in with what. Attempts are limited for each account and each address. */
export function createSignIns(deps: {
  org: Org
  roster: Roster
  throttle: Throttle
  tickets: Tickets
  clock: Clock
}): SignIns {
  const { org, roster, throttle, tickets, clock } = deps

  async function attempt(account: string, address: string): Promise<void> {
    await throttle.attempt(`address:${address}`, TRIES_PER_ADDRESS, WINDOW_S)
    await throttle.attempt(account, TRIES, WINDOW_S)
  }

  async function savePin(courierId: string, pin: string): Promise<void> {
    await org.put([['pins', courierId, { hash: await hashSecret(pin), setAt: clock.now() }]])
  }

  const wrongPin = () => new Refusal('wrong_pin', 'Wrong number or PIN.', { field: 'pin' })

  async function courier(number: string, pin: string, address: string): Promise<string> {
    await attempt(`courier:${number}`, address)
    await org.sync()
    const stored = org.get('pins', number)
    // an unknown number takes as long as a wrong PIN, so that numbers cannot be found by trying
    const right = stored
      ? await matchesSecret(pin, stored.hash)
      : await matchesSecret(pin, await hashSecret(newToken()))
    if (!right || !roster.courier(number)) throw wrongPin()
    await throttle.forget(`courier:${number}`)
    return number
  }

  return {
    async manager(password, address) {
      await attempt('manager', address)
      await org.sync()
      const manager = org.get('managers', OWNER)
      if (!manager || !(await matchesSecret(password, manager.hash))) {
        throw new Refusal('wrong_password', 'Wrong password.', { field: 'password' })
      }
      if (manager.oneTime) {
        const used = { ...manager, hash: await hashSecret(newToken()) }
        const first = await org.put([['managers', OWNER, used]], org.version())
        if (!first)
          throw new Refusal('wrong_password', 'Used at the same moment by another.', { field: 'password' })
      }
      await throttle.forget('manager')
      return { managerId: OWNER, mustSetPassword: manager.oneTime }
    },

    courier,

    async courierByTicket(ticket, number, pin, address) {
      await attempt(`courier:${number}`, address)
      const stationId = await tickets.look(ticket)
      if (roster.currentStation(number)?.id !== stationId) {
        throw new Refusal('unknown_courier', 'No such courier at this station.', { field: 'number' })
      }
      if (org.get('pins', number)) return courier(number, pin, address)
      await tickets.use(ticket)
      await savePin(number, pin)
      await throttle.forget(`courier:${number}`)
      return number
    },

    async setPassword(managerId, password) {
      const hash = await hashSecret(password)
      await org.put([['managers', managerId, { hash, setAt: clock.now(), oneTime: false }]])
    },
    mustSetPassword: (managerId) => org.get('managers', managerId)?.oneTime ?? false,
    hasPassword: () => org.get('managers', OWNER)?.oneTime === false,

    async newOneTimePassword() {
      const password = randomLetters('abcdefghjkmnpqrstuvwxyz23456789', 12)
      await org.put([
        ['managers', OWNER, { hash: await hashSecret(password), setAt: clock.now(), oneTime: true }],
      ])
      return password
    },

    async issuePin(courierId) {
      if (!roster.courier(courierId)) {
        throw new Refusal('unknown_courier', `No courier ${courierId}.`, { field: 'courier' })
      }
      const pin = randomLetters('0123456789', PIN_LENGTH)
      await savePin(courierId, pin)
      return pin
    },
    hasPin: (courierId) => org.get('pins', courierId) !== undefined,
  }
}
