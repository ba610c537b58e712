import type {
  Account,
  AccountInput,
  AccountsReply,
  NewAccount,
  NewAccountInput,
  PasswordReply,
} from '@leitai/shared/account'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { ManagerRole } from '@leitai/shared/rights'
import type { StoredManager } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import { hashSecret, randomPassword } from '../secrets/secrets.ts'
import { generationAfter } from './generation.ts'
import type { Roster } from './roster.ts'
import type { ManagerPrincipal } from './sessions.ts'

/** Who asks: what they may give is what they have. */
type Asker = Pick<ManagerPrincipal, 'role' | 'accountId' | 'unit'>

export interface Accounts {
  /** The asker's own account and those that the asker may change. */
  list(asker: Asker): AccountsReply
  /** Throws `account_exists`, `unknown_unit`, `unknown_station`, `forbidden`. */
  create(asker: Asker, input: NewAccountInput): Promise<NewAccount>
  /**
   * Ends what was begun by the account before, where it may do something else from now on.
   * Throws `unknown_account`, `own_account`, `unknown_unit`, `unknown_station`, `forbidden`; so do the next two.
   */
  change(asker: Asker, id: string, input: AccountInput): Promise<Account>
  /** A new one-time password; the old one and all sessions are over. */
  resetPassword(asker: Asker, id: string): Promise<PasswordReply>
  remove(asker: Asker, id: string): Promise<void>
  /** True once somebody beside the first owner can sign in. */
  areSeveral(): boolean
}

/** Somebody who is sent a link opens it within days. */
const ONE_TIME_LASTS_MS = 3 * 24 * 3_600_000

function accountExists(id: string): Refusal {
  return new Refusal('account_exists', `There is an account ${id}.`, { field: 'id' })
}

/** Who may sign in at the desk, and for what. */
export function createAccounts(deps: { org: Org; roster: Roster; clock: Clock }): Accounts {
  const { org, roster, clock } = deps

  /** Whether a role for a unit is below what somebody has; equals leave each other alone, owners do not. */
  function mayGive(asker: Asker, role: ManagerRole, unit: string | null): boolean {
    if (asker.role === 'owner') return true
    if (asker.role !== 'company' || asker.unit === null || role === 'owner' || unit === null) return false
    return unit !== asker.unit && roster.isWithin(unit, asker.unit)
  }

  function checkScope(asker: Asker, { role, unit }: Pick<AccountInput, 'role' | 'unit'>): void {
    if (!mayGive(asker, role, unit)) throw new Refusal('forbidden', 'Not below one’s own unit.')
    if (unit === null) return
    if (role === 'station') roster.station(unit)
    else if (!org.get('units', unit)) {
      throw new Refusal('unknown_unit', `No unit ${unit}.`, { field: 'unit' })
    }
  }

  /** An account that the asker may change. */
  function managed(asker: Asker, id: string): StoredManager {
    const found = org.get('managers', id)
    if (!found) throw new Refusal('unknown_account', `No account ${id}.`)
    if (id === asker.accountId) throw new Refusal('own_account', 'One’s own account.')
    if (!mayGive(asker, found.role, found.unit)) throw new Refusal('forbidden', 'Not below one’s own unit.')
    return found
  }

  function describe(asker: Asker, id: string, stored: StoredManager): Account {
    const { name, role, unit, disabledAt, oneTime } = stored
    return {
      id,
      name,
      role,
      unit,
      unitName: unit === null ? null : roster.unitName(unit),
      disabled: disabledAt !== null,
      mustSetPassword: oneTime,
      mayManage: id !== asker.accountId && mayGive(asker, role, unit),
    }
  }

  const described = (asker: Asker, id: string): Account => {
    const stored = org.get('managers', id)
    if (!stored) throw new Refusal('unknown_account', `No account ${id}.`)
    return describe(asker, id, stored)
  }

  /** A new one, and what of it is kept. */
  async function oneTimePassword() {
    const password = randomPassword()
    const expiresAt = clock.now() + ONE_TIME_LASTS_MS
    const secret = { hash: await hashSecret(password), oneTime: true, oneTimeUntil: expiresAt }
    return { password, expiresAt, secret }
  }

  return {
    list(asker) {
      const accounts = [...org.all('managers')]
        .map(([id, stored]) => describe(asker, id, stored))
        .filter(({ id, mayManage }) => mayManage || id === asker.accountId)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
      const units = [...org.all('units').values()].filter(({ id }) => mayGive(asker, 'company', id))
      const stations = roster.stations().filter(({ id }) => mayGive(asker, 'station', id))
      return {
        accounts,
        units: [...units, ...stations].map(({ id, name, level }) => ({ id, name, level })),
      }
    },

    async create(asker, { id, ...input }) {
      checkScope(asker, input)
      if (org.get('managers', id)) throw accountExists(id)
      const { password, expiresAt, secret } = await oneTimePassword()
      await org.update(() => {
        checkScope(asker, input)
        const known = org.get('managers', id)
        // asked once more after it was carried out, it finds its own work
        if (known && known.hash !== secret.hash) throw accountExists(id)
        const setAt = known?.setAt ?? clock.now()
        return [['managers', id, { ...input, ...secret, setAt, disabledAt: null, subject: null }]]
      })
      return { account: described(asker, id), password, expiresAt }
    },

    async change(asker, id, { name, role, unit, disabled }) {
      await org.update(() => {
        const before = managed(asker, id)
        checkScope(asker, { role, unit })
        const disabledAt = disabled ? (before.disabledAt ?? clock.now()) : null
        const asBefore =
          role === before.role && unit === before.unit && disabled === (before.disabledAt !== null)
        const setAt = asBefore ? before.setAt : generationAfter(before.setAt, clock.now())
        return [['managers', id, { ...before, name, role, unit, disabledAt, setAt }]]
      })
      return described(asker, id)
    },

    async resetPassword(asker, id) {
      managed(asker, id)
      const { password, expiresAt, secret } = await oneTimePassword()
      await org.update(() => {
        const before = managed(asker, id)
        if (before.hash === secret.hash) return []
        const setAt = generationAfter(before.setAt, clock.now())
        return [['managers', id, { ...before, ...secret, setAt }]]
      })
      return { password, expiresAt }
    },

    async remove(asker, id) {
      await org.sync()
      managed(asker, id)
      await org.update(() => {
        if (org.get('managers', id)) managed(asker, id)
        return [['managers', id, null]]
      })
    },

    areSeveral: () => org.all('managers').size > 1,
  }
}
