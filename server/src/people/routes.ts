import {
  type PinReply,
  passwordSchema,
  type Session,
  type SignInWays,
  signInSchema,
  type TicketReply,
  type TrendReply,
} from '@leitai/shared/api'
import { Refusal } from '@leitai/shared/refusal'
import { signatureOf } from '@leitai/shared/signature'
import { type Response, Router } from 'express'
import { z } from 'zod'
import { parseAs, readJson } from '../http/body.ts'
import { cookieOf, type SessionCookies } from '../http/cookies.ts'
import { networkOf } from '../http/networks.ts'
import { isManager, type Principals } from '../http/principals.ts'
import type { Views } from '../live/view.ts'
import type { Actors } from '../org/actors.ts'
import type { Settings } from '../settings/settings.ts'
import type { Accounts } from './accounts.ts'
import type { Roster } from './roster.ts'
import type { SessionRole, Sessions, SignedIn } from './sessions.ts'
import { OWNER, type SignIns } from './signIn.ts'
import type { Tickets } from './tickets.ts'

const asSchema = z.enum(['manager', 'courier'])
/** Sign-in forms are small. */
const MAX_BODY_BYTES = 4_096
const MAX_AGENT = 200

/** Signing in and out, tickets, PINs, and what a courier sees of themselves. */
export function createPeopleRoutes(deps: {
  signIns: SignIns
  accounts: Accounts
  sessions: Sessions
  tickets: Tickets
  roster: Roster
  settings: Settings
  views: Views
  principals: Principals
  actors: Actors
  cookies: SessionCookies
  secureCookies: boolean
  /** What the company calls its own sign-in, where it has one. */
  companyName: string | null
  /** The way to it and back, given how a session is begun. */
  company(enter: (res: Response, signedIn: SignedIn) => Promise<unknown>): Router
}): Router {
  const {
    actors,
    signIns,
    accounts,
    companyName,
    company,
    sessions,
    tickets,
    roster,
    settings,
    views,
    principals,
    cookies,
    secureCookies,
  } = deps
  const router = Router()

  async function startSession(res: Response, role: SessionRole, signedIn: SignedIn): Promise<Session> {
    const agent = (res.req.get('user-agent') ?? '').slice(0, MAX_AGENT)
    const before = cookieOf(res.req, cookies[role])
    const { token, maxAgeS } = await sessions.create(role, signedIn, agent)
    // nobody signs out of what this cookie takes the place of: a colleague's, on a phone that was handed on
    if (before) await sessions.end(before)
    res.cookie(cookies[role], token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: secureCookies,
      maxAge: maxAgeS * 1000,
      path: '/',
    })
    return describe(role, token)
  }

  function signIn(input: z.output<typeof signInSchema>, network: string): Promise<SignedIn> {
    if (input.as === 'manager') return signIns.manager(input.account ?? OWNER, input.password, network)
    if (input.as === 'courier') return signIns.courier(input.number, input.pin, network)
    return signIns.courierByTicket(input.ticket, input.number, input.pin, network)
  }

  async function describe(role: SessionRole, token: string | undefined): Promise<Session> {
    const principal = await (role === 'manager' ? sessions.manager(token) : sessions.courier(token))
    if (!principal) throw new Refusal('unauthenticated', 'Nobody is signed in.')
    if (principal.role !== 'courier') {
      const { accountId, name, unit, mustSetPassword } = principal
      const unitName = unit === null ? null : roster.unitName(unit)
      return {
        as: 'manager',
        account: accountId,
        name,
        role: principal.role,
        unit,
        unitName,
        mustSetPassword,
      }
    }
    const subject = principal.courierId
    const station = roster.currentStation(subject)
    return {
      as: 'courier',
      courierId: subject,
      name: roster.nameOf(subject),
      stationId: station?.id ?? '',
      stationName: station?.name ?? '',
    }
  }

  router.post('/session', async (req, res) => {
    const input = parseAs(signInSchema, await readJson(req, MAX_BODY_BYTES))
    const network = networkOf(req.ip ?? '')
    const role = input.as === 'manager' ? 'manager' : 'courier'
    // what a sign-in changes is done by whom it proves: a first PIN, a one-time password that is used
    actors.are(
      signatureOf({ account: input.as === 'manager' ? (input.account ?? OWNER) : 'courier', name: '' }),
    )
    const signedIn = await signIn(input, network)
    res.json(await startSession(res, role, signedIn))
  })

  router.get('/session', async (req, res) => {
    const as = parseAs(asSchema, req.query.as)
    res.json(await describe(as, cookieOf(req, cookies[as])))
  })

  router.get('/session/ways', (_req, res) => {
    res.json({ names: accounts.areSeveral(), company: companyName } satisfies SignInWays)
  })

  router.delete('/session', async (req, res) => {
    const as = parseAs(asSchema, req.query.as)
    const token = cookieOf(req, cookies[as])
    if (token) await sessions.end(token)
    res.clearCookie(cookies[as], { path: '/', secure: secureCookies })
    res.status(204).end()
  })

  router.put('/session/password', async (req, res) => {
    const principal = await principals.require(req, 'password.set')
    if (!isManager(principal)) throw new Refusal('forbidden', 'Managers only.')
    const { password, current } = parseAs(passwordSchema, await readJson(req, MAX_BODY_BYTES))
    // who finds a desk left open does not keep the account
    if (!principal.mustSetPassword) {
      await signIns.confirm(principal.accountId, current, networkOf(req.ip ?? ''))
    }
    const signedIn = await signIns.setPassword(principal.accountId, password)
    res.json(await startSession(res, 'manager', signedIn))
  })

  router.get('/tickets/:ticket', async (req, res) => {
    const station = roster.station(await tickets.look(req.params.ticket))
    res.json({ stationId: station.id, stationName: station.name } satisfies TicketReply)
  })

  router.post('/couriers/:courierId/pin', async (req, res) => {
    const { courierId } = req.params
    const principal = await principals.require(req, 'pins.issue')
    const station = roster.homeOf(courierId)
    if (station) principals.requireAll(principal, [station.id], 'courier')
    res.json({ pin: await signIns.issuePin(courierId) } satisfies PinReply)
  })

  router.get('/me/trend', async (req, res) => {
    const principal = await principals.require(req, 'trend.own')
    const station = principal.role === 'courier' ? roster.currentStation(principal.courierId) : undefined
    if (principal.role !== 'courier' || !station) throw new Refusal('not_posted', 'Posted to no station.')
    const metric = settings.of(station.id).wallMetric
    const trend = await views.trend(station.id, metric, principal.courierId)
    res.json({ metric, ...trend } satisfies TrendReply)
  })

  router.use(company((res, signedIn) => startSession(res, 'manager', signedIn)))
  return router
}
