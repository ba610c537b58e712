import { settingsSchema } from '@leitai/shared/api'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import { describeSettings, type Settings } from './settings.ts'

/** A station's settings. */
export function createSettingsRoutes({
  settings,
  principals,
}: {
  settings: Settings
  principals: Principals
}): Router {
  const router = Router()
  router.get('/stations/:stationId/settings', async (req, res) => {
    await principals.require(req, 'settings.read', req.params.stationId)
    res.json(describeSettings(settings.of(req.params.stationId)))
  })
  router.put('/stations/:stationId/settings', async (req, res) => {
    await principals.require(req, 'settings.set', req.params.stationId)
    const { hours, lastTruck, ...rest } = parseAs(settingsSchema, await readJson(req))
    await settings.set(req.params.stationId, {
      ...rest,
      lastTruckMinutes: lastTruck,
      hours: { fromMinutes: hours.from, toMinutes: hours.to },
    })
    res.json(describeSettings(settings.of(req.params.stationId)))
  })
  return router
}
