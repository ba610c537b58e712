import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { StoredManager } from '../org/collections.ts'
import type { Org, OrgEntry } from '../org/org.ts'
import { hashSecret, matchesSecret, nobodysHash, randomLetters, randomPassword } from '../secrets/secrets.ts'
import { generationAfter } from './generation.ts'
import { isGuessablePin } from './guessablePin.ts'
import type { Roster } from './roster.ts'
import type { SignedIn } from './sessions.ts'
import type { Throttle } from './throttle.ts'
import type { Tickets } from './tickets.ts'

/** The account of who has started the server, and whose password is asked for where no account is named. */
export const OWNER = 'owner'
const FIRST_ACCOUNT: StoredManager = {
  name: '',
  role: 'owner',
  unit: null,
  disabledAt: null,
  subject: null,
  hash: '',
  setAt: 0,
  oneTime: true,
}
const PIN_LENGTH = 6
const WINDOW_S = 15 * 60
/** From one network at one account: a mistake locks nobody else out. */
const TRIES = 5
/** One network serves a whole station; of managers and of couriers each. */
const TRIES_PER_NETWORK = 60
/** From everywhere at one account: guessing with many machines does not pay either. */
const TRIES_PER_ACCOUNT = 100

export interface SignIns {
  /**
   * Throws `wrong_password`, whether the account, the password or both are wrong, or the account is disabled; who has
   * the right one too late `one_time_expired`.
   * `network` is whom failures are counted for.
   */
  manager(accountId: string, password: string, network: string): Promise<SignedIn>
  /** Throws `wrong_password` for the field `current` unless it is the account's; attempts count as of a sign-in. */
  confirm(accountId: string, current: string | undefined, network: string): Promise<void>
  /** Throws `wrong_pin`, whether the number, the PIN or both are wrong. */
  courier(number: string, pin: string, network: string): Promise<SignedIn>
  /**
   * Uses a wall's ticket to set the first PIN of a courier of its station; of one who has a PIN it is asked for.
   * Throws `ticket_expired`, `unknown_courier`, `pin_is_set`, `weak_pin`.
   */
  courierByTicket(ticket: string, number: string, pin: string, network: string): Promise<SignedIn>
  /** Ends every session of the manager: the caller starts a new one. */
  setPassword(accountId: string, password: string): Promise<SignedIn>
  /** Whether an owner has been here: `none` before the first start, `oneTime` until an own password is chosen. */
  passwordState(): 'none' | 'oneTime' | 'own'
  /**
   * Makes a password that is good until an own one is chosen, and returns it: the only time that it is seen. The
   * owner's account comes about by it. Throws `unknown_account`.
   */
  newOneTimePassword(accountId?: string): Promise<string>
  /** A new random PIN for a courier; sessions with the old one are over. Throws `unknown_courier`. */
  issuePin(courierId: string): Promise<string>
  hasPin(courierId: string): boolean
}

/** Who may sign in with what. Attempts are limited for each account and each network. */
export function createSignIns(deps: {
  org: Org
  roster: Roster
  throttle: Throttle
  tickets: Tickets
  clock: Clock
}): SignIns {
  const { org, roster, throttle, tickets, clock } = deps
  const nobodys = nobodysHash()

  const wrongPin = () => new Refusal('wrong_pin', 'Wrong number or PIN.', { field: 'pin' })
  const wrongPassword = (field = 'password') => new Refusal('wrong_password', 'Wrong password.', { field })

  /** Makes an attempt where there may be another. What does well, or was never tried for want of room, is not one. */
  async function attempt<T>(
    as: 'manager' | 'courier',
    id: string,
    network: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const account = `${as}:${id}`
    const here = `${account}@${network}`
    // couriers who mistake their numbers lock out no manager at the same place
    const everywhere = `address:${as}:${network}`
    // in this order: what is refused here counts for nobody else
    const limits: [name: string, limit: number][] = [
      [here, TRIES],
      [everywhere, TRIES_PER_NETWORK],
      [account, TRIES_PER_ACCOUNT],
    ]
    const counted: string[] = []
    const takeBack = (names: string[]) => Promise.all(names.map(throttle.takeBack))
    try {
      for (const [name, limit] of limits) {
        await throttle.attempt(name, limit, WINDOW_S)
        counted.push(name)
      }
      const done = await work()
      await Promise.all([throttle.forget(here), takeBack([everywhere, account])])
      return done
    } catch (error) {
      if (error instanceof Refusal && error.code === 'too_many_attempts') await takeBack(counted)
      throw error
    }
  }

  /** Writes an entry while a condition holds: of several at once one comes first, and the others see it. */
  async function putWhile(holds: () => boolean, entry: OrgEntry): Promise<void> {
    await org.sync()
    while (holds()) if (await org.put([entry], org.version())) return
  }

  const nextGeneration = (before: SignedIn['generation'] | undefined) => generationAfter(before, clock.now())

  function accountOf(id: string): StoredManager {
    const found = org.get('managers', id)
    if (!found) throw new Refusal('unknown_account', `No account ${id}.`)
    return found
  }

  /** An account with another password; asked once more after it was written, it is as it is. */
  function withSecret(before: StoredManager, hash: string, oneTime: boolean): StoredManager {
    if (before.hash === hash) return before
    const { oneTimeUntil: _until, ...rest } = before
    return { ...rest, hash, oneTime, setAt: nextGeneration(before.setAt) }
  }

  async function checkPin(number: string, pin: string): Promise<SignedIn> {
    await org.sync()
    const stored = org.get('pins', number)
    // an unknown number takes as long as a wrong PIN, so that numbers cannot be found by trying
    const right = await matchesSecret(pin, stored?.hash ?? nobodys)
    if (!right || !stored || !roster.courier(number)) throw wrongPin()
    return { subject: number, generation: stored.setAt }
  }

  /** Throws `wrong_pin` where another was quicker; the ticket is good for someone else then. */
  async function setFirstPin(ticket: string, number: string, pin: string): Promise<SignedIn> {
    const first = { hash: await hashSecret(pin), setAt: nextGeneration(undefined) }
    const giveBack = await tickets.use(ticket)
    await putWhile(() => !org.get('pins', number), ['pins', number, first])
    if (org.get('pins', number)?.hash !== first.hash) {
      await giveBack()
      throw wrongPin()
    }
    return { subject: number, generation: first.setAt }
  }

  /**
   * The one-time password is good until an own one is chosen, so that a closed tab locks nobody out; but it
   * admits one at a time: each sign-in with it ends the session before. Throws `wrong_password`.
   */
  async function admitAlone(id: string, hash: string): Promise<SignedIn> {
    for (;;) {
      await org.sync()
      const manager = org.get('managers', id)
      if (manager?.hash !== hash) throw wrongPassword()
      const generation = nextGeneration(manager.setAt)
      const entry: OrgEntry = ['managers', id, { ...manager, setAt: generation }]
      if (await org.put([entry], org.version())) return { subject: id, generation }
    }
  }

  async function checkPassword(id: string, password: string): Promise<SignedIn> {
    await org.sync()
    const manager = org.get('managers', id)
    // who is unknown or disabled takes as long as a wrong password, so that nobody learns which it was
    const right = await matchesSecret(password, manager?.hash ?? nobodys)
    if (!right || !manager || manager.disabledAt !== null) throw wrongPassword()
    if (manager.oneTime && clock.now() >= (manager.oneTimeUntil ?? Number.POSITIVE_INFINITY)) {
      throw new Refusal('one_time_expired', 'The one-time password is too old.', { field: 'password' })
    }
    if (manager.oneTime) return admitAlone(id, manager.hash)
    return { subject: id, generation: manager.setAt }
  }

  return {
    manager: (accountId, password, network) =>
      attempt('manager', accountId, network, () => checkPassword(accountId, password)),
    courier: (number, pin, network) => attempt('courier', number, network, () => checkPin(number, pin)),
    courierByTicket: (ticket, number, pin, network) =>
      attempt('courier', number, network, async () => {
        const stationId = await tickets.look(ticket)
        await org.sync()
        if (roster.currentStation(number)?.id !== stationId) {
          throw new Refusal('unknown_courier', 'No such courier at this station.', { field: 'number' })
        }
        if (!org.get('pins', number)) {
          if (isGuessablePin(pin, number)) {
            throw new Refusal('weak_pin', 'A PIN that is guessed at once.', { field: 'pin' })
          }
          return setFirstPin(ticket, number, pin)
        }
        return checkPin(number, pin).catch((error: unknown) => {
          throw error instanceof Refusal && error.code === 'wrong_pin' ? pinIsSet() : error
        })
      }),

    async confirm(accountId, current, network) {
      if (current === undefined) throw wrongPassword('current')
      await attempt('manager', accountId, network, () => checkPassword(accountId, current)).catch(
        (error: unknown) => {
          throw error instanceof Refusal && error.code === 'wrong_password' ? wrongPassword('current') : error
        },
      )
    },
    async setPassword(accountId, password) {
      const hash = await hashSecret(password)
      await org.update(() => [['managers', accountId, withSecret(accountOf(accountId), hash, false)]])
      return { subject: accountId, generation: accountOf(accountId).setAt }
    },
    passwordState() {
      const owners = [...org.all('managers').values()].filter(({ role }) => role === 'owner')
      if (owners.length === 0) return 'none'
      return owners.every(({ oneTime }) => oneTime) ? 'oneTime' : 'own'
    },

    async newOneTimePassword(accountId = OWNER) {
      const password = randomPassword()
      const hash = await hashSecret(password)
      await org.update(() => {
        const known = org.get('managers', accountId)
        const before = known ?? (accountId === OWNER ? FIRST_ACCOUNT : accountOf(accountId))
        return [['managers', accountId, withSecret(before, hash, true)]]
      })
      return password
    },

    async issuePin(courierId) {
      if (!roster.courier(courierId)) {
        throw new Refusal('unknown_courier', `No courier ${courierId}.`, { field: 'courier' })
      }
      const pin = randomLetters('0123456789', PIN_LENGTH)
      const hash = await hashSecret(pin)
      const setAt = nextGeneration(org.get('pins', courierId)?.setAt)
      await org.put([['pins', courierId, { hash, setAt }]])
      return pin
    },
    hasPin: (courierId) => org.get('pins', courierId) !== undefined,
  }
}

/** Who means to choose a first PIN learns that there is one. */
function pinIsSet(): Refusal {
  return new Refusal('pin_is_set', 'The number has a PIN already.', { field: 'number' })
}
