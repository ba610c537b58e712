import type { Clock } from '@leitai/shared/clock'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Org } from '../org/org.ts'
import { hashToken, newToken } from '../secrets/secrets.ts'

export type SessionRole = 'manager' | 'courier'

/** A courier signs in once; a manager once a month. */
const LIFETIME_S: Record<SessionRole, number> = { manager: 30 * 86_400, courier: 400 * 86_400 }

export interface ManagerPrincipal {
  role: 'manager'
  managerId: string
  /** Came in with the one-time password: may set an own one, and nothing else. */
  mustSetPassword: boolean
}
export interface CourierPrincipal {
  role: 'courier'
  courierId: string
}

/** Who has shown a secret, and which: `generation` is its `setAt`, compared for equality only. */
export interface SignedIn {
  subject: string
  generation: number
}

const sessionSchema = z.object({
  role: z.enum(['manager', 'courier']),
  subject: z.string(),
  generation: z.number(),
  /** For who looks into it; clocks can be set back, so nothing is decided by it. */
  createdAt: z.number(),
})
type Session = z.output<typeof sessionSchema>

export interface Sessions {
  /** Makes a session; the token goes into a cookie and is kept here only as a hash. */
  create(role: SessionRole, signedIn: SignedIn): Promise<{ token: string; maxAgeS: number }>
  end(token: string): Promise<void>
  /** Who a cookie stands for; undefined when it is over, or the password or PIN is not the one it began with. */
  manager(token: string | undefined): Promise<ManagerPrincipal | undefined>
  courier(token: string | undefined): Promise<CourierPrincipal | undefined>
}

/** Signed-in managers and couriers, in Redis, so that any process knows them. */
export function createSessions({
  commands,
  org,
  clock,
}: {
  commands: Redis
  org: Org
  clock: Clock
}): Sessions {
  const keyOf = (token: string) => `lt:{org}:session:${hashToken(token)}`

  function holds({ role, subject, generation }: Session): boolean {
    return org.get(role === 'manager' ? 'managers' : 'pins', subject)?.setAt === generation
  }

  async function subjectOf(role: SessionRole, token: string | undefined): Promise<string | undefined> {
    if (!token) return undefined
    const json = await commands.get(keyOf(token))
    // one of an older program is over
    const session = json === null ? undefined : sessionSchema.safeParse(JSON.parse(json)).data
    if (session?.role !== role) return undefined
    if (!holds(session)) await org.sync() // the secret may be newer than what this process knows
    return holds(session) ? session.subject : undefined
  }

  return {
    async create(role, { subject, generation }) {
      const token = newToken()
      const session: Session = { role, subject, generation, createdAt: clock.now() }
      await commands.set(keyOf(token), JSON.stringify(session), 'EX', LIFETIME_S[role])
      return { token, maxAgeS: LIFETIME_S[role] }
    },
    async end(token) {
      await commands.del(keyOf(token))
    },
    async manager(token) {
      const managerId = await subjectOf('manager', token)
      if (managerId === undefined) return undefined
      const mustSetPassword = org.get('managers', managerId)?.oneTime ?? false
      return { role: 'manager', managerId, mustSetPassword }
    },
    async courier(token) {
      const courierId = await subjectOf('courier', token)
      return courierId === undefined ? undefined : { role: 'courier', courierId }
    },
  }
}
