import { type OwnExport, type OwnProfile, ownProfileSchema } from '@leitai/shared/ownData'
import { Refusal } from '@leitai/shared/refusal'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { cookieOf, type SessionCookies } from '../http/cookies.ts'
import type { Principals } from '../http/principals.ts'
import type { OwnData } from './ownData.ts'
import type { Sessions } from './sessions.ts'
import type { Throttle } from './throttle.ts'

const MAX_BODY_BYTES = 4_096
/** All of a courier's pickups are read for one. */
const EXPORTS = { limit: 5, windowS: 600 }

/** A courier's own data: what walls show of them, where they are signed in, and all of it as a file. */
export function createOwnRoutes(deps: {
  ownData: OwnData
  sessions: Sessions
  cookies: SessionCookies
  throttle: Throttle
  principals: Principals
}): Router {
  const { ownData, sessions, cookies, throttle, principals } = deps
  const router = Router()

  const devicesOf = (req: Request, courierId: string) =>
    sessions.devices('courier', courierId, cookieOf(req, cookies.courier))

  async function profileOf(req: Request, courierId: string): Promise<OwnProfile> {
    return { ...ownData.profile(courierId), devices: await devicesOf(req, courierId) }
  }

  router.get('/me/profile', async (req, res) => {
    const courierId = await principals.requireCourier(req, 'own.read')
    res.json(await profileOf(req, courierId))
  })
  router.put('/me/profile', async (req, res) => {
    const courierId = await principals.requireCourier(req, 'own.change')
    await ownData.change(courierId, parseAs(ownProfileSchema, await readJson(req, MAX_BODY_BYTES)))
    res.json(await profileOf(req, courierId))
  })
  router.delete('/me/devices/:deviceId', async (req, res) => {
    const courierId = await principals.requireCourier(req, 'own.change')
    if (!(await sessions.endDevice('courier', courierId, req.params.deviceId))) {
      throw new Refusal('not_found', 'No such device.')
    }
    res.status(204).end()
  })
  router.get('/me/export', async (req, res) => {
    const courierId = await principals.requireCourier(req, 'own.read')
    await throttle.attempt(`export:${courierId}`, EXPORTS.limit, EXPORTS.windowS)
    const file = { ...(await ownData.export(courierId)), devices: await devicesOf(req, courierId) }
    res.attachment(`leitai-${encodeURIComponent(courierId)}.json`)
    res.json(file satisfies OwnExport)
  })
  return router
}
