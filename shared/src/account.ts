/** Accounts of those who sign in at the desk. */
import { z } from 'zod'
import { idSchema } from './pickup.ts'
import { MANAGER_ROLES, type ManagerRole } from './rights.ts'
import { nameSchema, type Unit } from './roster.ts'

/** What somebody signs in with: short, lower case, the same on every keyboard; an e-mail address will do. */
export const accountIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._@+-]{1,39}$/)

/** How those sign who have no account, and who has the first one: nobody else is called so. */
const RESERVED = new Set(['owner', 'manager', 'courier', 'wall', 'source', 'cli', 'system'])

const scope = {
  name: nameSchema,
  role: z.enum(MANAGER_ROLES),
  /** The unit or station that the role is for; null for the owner, whose role is for all. */
  unit: idSchema.nullable(),
}
/** Only an owner is bound to nothing. */
const isBound = ({ role, unit }: { role: ManagerRole; unit: string | null }) =>
  (role === 'owner') === (unit === null)

// POST /accounts → NewAccount
export const newAccountSchema = z
  .strictObject({ id: accountIdSchema.refine((id) => !RESERVED.has(id)), ...scope })
  .refine(isBound, { path: ['unit'] })
export type NewAccountInput = z.infer<typeof newAccountSchema>

// PUT /accounts/{id} → Account
export const accountSchema = z
  .strictObject({ ...scope, disabled: z.boolean() })
  .refine(isBound, { path: ['unit'] })
export type AccountInput = z.infer<typeof accountSchema>

export interface Account extends AccountInput {
  id: string
  unitName: string | null
  /** Has not chosen an own password yet. */
  mustSetPassword: boolean
  /** Whether the reader may change it. */
  mayManage: boolean
}

/**
 * The password is seen only here; it leads once to choosing an own one, until it expires (ms): on the desk's page as
 * the link `/desk/#welcome={account}:{password}`, of which no server and no log hears.
 */
export interface NewAccount {
  account: Account
  password: string
  expiresAt: number
}

// POST /accounts/{id}/password
export type PasswordReply = Omit<NewAccount, 'account'>

// GET /accounts
export interface AccountsReply {
  accounts: Account[]
  /** What the reader may bind an account to. */
  units: (Pick<Unit, 'id' | 'name'> & { level: Unit['level'] | 'station' })[]
}
