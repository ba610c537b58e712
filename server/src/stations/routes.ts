import { goalSchema, settingsSchema } from '@leitai/shared/api'
import { Router } from 'express'
import type { Goals } from '../goals/goals.ts'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Roster } from '../people/roster.ts'
import { describeSettings, type Settings } from '../settings/settings.ts'
import type { Stations } from './stations.ts'

/** The stations' state, goals and settings. */
export function createStationRoutes(deps: {
  stations: Stations
  goals: Goals
  settings: Settings
  roster: Roster
  principals: Principals
}): Router {
  const { stations, goals, settings, roster, principals } = deps
  const router = Router()

  router.get('/stations', async (req, res) => {
    await principals.require(req, 'stations.read')
    res.json(await stations.states())
  })

  router.get('/stations/:stationId/goals', async (req, res) => {
    await principals.require(req, 'goals.read', req.params.stationId)
    res.json(goals.list(roster.station(req.params.stationId).id))
  })
  router.put('/stations/:stationId/goals', async (req, res) => {
    await principals.require(req, 'goals.set', req.params.stationId)
    await goals.set(req.params.stationId, parseAs(goalSchema, await readJson(req)))
    res.json(goals.list(req.params.stationId))
  })

  router.get('/stations/:stationId/settings', async (req, res) => {
    await principals.require(req, 'settings.read', req.params.stationId)
    res.json(describeSettings(settings.of(roster.station(req.params.stationId).id)))
  })
  router.put('/stations/:stationId/settings', async (req, res) => {
    await principals.require(req, 'settings.set', req.params.stationId)
    const { hours, ...rest } = parseAs(settingsSchema, await readJson(req))
    await settings.set(req.params.stationId, {
      ...rest,
      hours: { fromMinutes: hours.from, toMinutes: hours.to },
    })
    res.json(describeSettings(settings.of(req.params.stationId)))
  })
  return router
}
