import {
  type PinReply,
  passwordSchema,
  type Session,
  signInSchema,
  type TicketReply,
  type TrendReply,
} from '@leitai/shared/api'
import { Refusal } from '@leitai/shared/refusal'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { parseAs, readJson } from '../http/body.ts'
import type { Principal, Principals } from '../http/principals.ts'
import type { Views } from '../live/view.ts'
import type { Settings } from '../settings/settings.ts'
import type { Roster } from './roster.ts'
import type { SessionRole, Sessions } from './sessions.ts'
import type { SignIns } from './signIn.ts'
import type { Tickets } from './tickets.ts'

const COOKIES: Record<SessionRole, string> = { manager: 'leitai_manager', courier: 'leitai_courier' }
const asSchema = z.enum(['manager', 'courier'])
/** Sign-in forms are small. */
const MAX_BODY_BYTES = 4_096

/** Signing in and out, tickets, PINs, and what a courier sees of themselves. */
export function createPeopleRoutes(deps: {
  signIns: SignIns
  sessions: Sessions
  tickets: Tickets
  roster: Roster
  settings: Settings
  views: Views
  principals: Principals
  secureCookies: boolean
}): Router {
  const { signIns, sessions, tickets, roster, settings, views, principals, secureCookies } = deps
  const router = Router()

  async function startSession(res: Response, role: SessionRole, subject: string): Promise<void> {
    const { token, maxAgeS } = await sessions.create(role, subject)
    res.cookie(COOKIES[role], token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: secureCookies,
      maxAge: maxAgeS * 1000,
      path: '/',
    })
  }

  async function signedIn(req: Request): Promise<Principal> {
    const as = parseAs(asSchema, req.query.as)
    const principal = (await principals.of(req)).find(({ role }) => role === as)
    if (!principal) throw new Refusal('unauthenticated', 'Nobody is signed in.')
    return principal
  }

  function describe(principal: Principal): Session {
    if (principal.role === 'manager') {
      return { as: 'manager', mustSetPassword: signIns.mustSetPassword(principal.managerId) }
    }
    if (principal.role !== 'courier') throw new Refusal('unauthenticated', 'Nobody is signed in.')
    const station = roster.currentStation(principal.courierId)
    return {
      as: 'courier',
      courierId: principal.courierId,
      name: roster.nameOf(principal.courierId),
      stationId: station?.id ?? '',
      stationName: station?.name ?? '',
    }
  }

  router.post('/session', async (req, res) => {
    const input = parseAs(signInSchema, await readJson(req, MAX_BODY_BYTES))
    const address = req.ip ?? ''
    if (input.as === 'manager') {
      const { managerId } = await signIns.manager(input.password, address)
      await startSession(res, 'manager', managerId)
      res.json(describe({ role: 'manager', managerId }))
      return
    }
    const courierId =
      input.as === 'courier'
        ? await signIns.courier(input.number, input.pin, address)
        : await signIns.courierByTicket(input.ticket, input.number, input.pin, address)
    await startSession(res, 'courier', courierId)
    res.json(describe({ role: 'courier', courierId }))
  })

  router.get('/session', async (req, res) => {
    res.json(describe(await signedIn(req)))
  })

  router.delete('/session', async (req, res) => {
    const as = parseAs(asSchema, req.query.as)
    const token = new RegExp(`(?:^|; )${COOKIES[as]}=([^;]+)`).exec(req.headers.cookie ?? '')?.[1]
    if (token) await sessions.end(token)
    res.clearCookie(COOKIES[as], { path: '/' })
    res.status(204).end()
  })

  router.put('/session/password', async (req, res) => {
    const principal = await principals.require(req, 'password.set')
    if (principal.role !== 'manager') throw new Refusal('forbidden', 'Managers only.')
    const { password } = parseAs(passwordSchema, await readJson(req, MAX_BODY_BYTES))
    await signIns.setPassword(principal.managerId, password)
    await startSession(res, 'manager', principal.managerId)
    res.json(describe(principal))
  })

  router.get('/tickets/:ticket', async (req, res) => {
    const station = roster.station(await tickets.look(req.params.ticket))
    res.json({ stationId: station.id, stationName: station.name } satisfies TicketReply)
  })

  router.post('/couriers/:courierId/pin', async (req, res) => {
    await principals.require(req, 'pins.issue')
    res.json({ pin: await signIns.issuePin(req.params.courierId) } satisfies PinReply)
  })

  router.get('/me/trend', async (req, res) => {
    const principal = await principals.require(req, 'trend.own')
    const station = principal.role === 'courier' ? roster.currentStation(principal.courierId) : undefined
    if (principal.role !== 'courier' || !station) throw new Refusal('not_posted', 'Posted to no station.')
    const metric = settings.of(station.id).wallMetric
    const trend = await views.trend(station.id, metric, principal.courierId)
    res.json({ metric, ...trend } satisfies TrendReply)
  })

  return router
}
