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
}
export interface CourierPrincipal {
  role: 'courier'
  courierId: string
}

const sessionSchema = z.object({
  role: z.enum(['manager', 'courier']),
  subject: z.string(),
  createdAt: z.number(),
})

export interface Sessions {
  /** Makes a session; the token goes into a cookie and is kept here only as a hash. */
  create(role: SessionRole, subject: string): Promise<{ token: string; maxAgeS: number }>
  end(token: string): Promise<void>
  /** Who a cookie stands for; undefined when it is over, or older than the password or PIN. */
  principalOf(role: 'manager', token: string | undefined): Promise<ManagerPrincipal | undefined>
  principalOf(role: 'courier', token: string | undefined): Promise<CourierPrincipal | undefined>
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

  async function subjectOf(role: SessionRole, token: string | undefined): Promise<string | undefined> {
    if (!token) return undefined
    const json = await commands.get(keyOf(token))
    if (json === null) return undefined
    const session = sessionSchema.parse(JSON.parse(json))
    if (session.role !== role) return undefined
    const secret = org.get(role === 'manager' ? 'managers' : 'pins', session.subject)
    return secret && session.createdAt >= secret.setAt ? session.subject : undefined
  }

  async function principalOf(role: SessionRole, token: string | undefined) {
    const subject = await subjectOf(role, token)
    if (subject === undefined) return undefined
    return role === 'manager' ? { role, managerId: subject } : { role, courierId: subject }
  }

  return {
    async create(role, subject) {
      const token = newToken()
      const session = { role, subject, createdAt: clock.now() }
      await commands.set(keyOf(token), JSON.stringify(session), 'EX', LIFETIME_S[role])
      return { token, maxAgeS: LIFETIME_S[role] }
    },
    async end(token) {
      await commands.del(keyOf(token))
    },
    principalOf: principalOf as Sessions['principalOf'],
  }
}
