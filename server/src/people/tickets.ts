import type { Clock } from '@leitai/shared/clock'
import type { WallTicket } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'
import { hashToken, newToken } from '../secrets/secrets.ts'

/** Longest that a ticket may be used; a wall shows a new one well before. */
const LIFETIME_S = 600
const PATH = '/me/t/'

export interface Tickets {
  /** A new ticket for a station, as the path that its QR code leads to. */
  create(stationId: string): Promise<WallTicket>
  /** The station of a ticket, which stays good. Throws `ticket_expired`. */
  look(ticket: string): Promise<string>
  /** False once a ticket is used, or has less than `spareMs` to go. */
  lastsFor(ticket: WallTicket, spareMs: number): Promise<boolean>
  /** Uses a ticket up; what is returned gives it back, should that have been in vain. Throws `ticket_expired`. */
  use(ticket: string): Promise<() => Promise<void>>
}

/** Single-use tickets that a station's wall shows as a QR code, for couriers to sign in with. */
export function createTickets({ commands, clock }: { commands: Redis; clock: Clock }): Tickets {
  const keyOf = (ticket: string) => `lt:{org}:ticket:${hashToken(ticket)}`
  const stationIn = (value: string | null): string => {
    if (value === null) throw new Refusal('ticket_expired', 'The ticket has expired.', { field: 'ticket' })
    return value
  }
  return {
    async create(stationId) {
      const ticket = newToken().slice(0, 22) // 132 bits keep the QR code coarse enough to scan from afar
      await commands.set(keyOf(ticket), stationId, 'EX', LIFETIME_S)
      return { path: PATH + ticket, expiresAt: clock.now() + LIFETIME_S * 1000 }
    },
    async lastsFor({ path }, spareMs) {
      return (await commands.pttl(keyOf(path.slice(PATH.length)))) > spareMs
    },
    look: async (ticket) => stationIn(await commands.get(keyOf(ticket))),
    async use(ticket) {
      const key = keyOf(ticket)
      const leftMs = await commands.pttl(key)
      const stationId = stationIn(await commands.getdel(key))
      return async () => {
        await commands.set(key, stationId, 'PX', Math.max(leftMs, 1))
      }
    },
  }
}
