import { type AlertsReply, alertsQuerySchema, alertsSchema } from '@leitai/shared/alerts'
import { Refusal } from '@leitai/shared/refusal'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { cookieOf, type SessionCookies } from '../http/cookies.ts'
import type { Principals } from '../http/principals.ts'
import type { Roster } from '../people/roster.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Settings } from '../settings/settings.ts'
import type { Subscriptions } from './subscriptions.ts'

const MAX_BODY_BYTES = 4_096

/** What a courier's devices are told. */
export function createAlertRoutes(deps: {
  subscriptions: Subscriptions
  sessions: Pick<Sessions, 'deviceId'>
  cookies: SessionCookies
  settings: Settings
  roster: Roster
  principals: Principals
}): Router {
  const { subscriptions, sessions, cookies, settings, roster, principals } = deps
  const router = Router()

  async function courierOf(req: Request) {
    const principal = await principals.require(req, 'alerts.own')
    const station = principal.role === 'courier' ? roster.currentStation(principal.courierId) : undefined
    if (principal.role !== 'courier' || !station) throw new Refusal('not_posted', 'Posted to no station.')
    return { courierId: principal.courierId, stationId: station.id }
  }
  async function replyTo(
    { courierId, stationId }: Awaited<ReturnType<typeof courierOf>>,
    endpoint: string | undefined,
  ): Promise<AlertsReply> {
    const { publicKey } = await subscriptions.keys()
    const kinds = subscriptions.kindsOf(courierId, endpoint)
    return { publicKey, kinds, aDay: settings.of(stationId).alertsADay }
  }

  router.get('/me/alerts', async (req, res) => {
    const courier = await courierOf(req)
    const { endpoint } = parseAs(alertsQuerySchema, req.query)
    res.json(await replyTo(courier, endpoint))
  })
  router.put('/me/alerts', async (req, res) => {
    const courier = await courierOf(req)
    const input = parseAs(alertsSchema, await readJson(req, MAX_BODY_BYTES))
    const session = sessions.deviceId(cookieOf(req, cookies.courier) ?? '')
    await subscriptions.set(courier.courierId, session, input)
    res.json(await replyTo(courier, input.endpoint))
  })
  return router
}
