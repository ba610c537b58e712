import { Router } from 'express'
import type { Principals } from '../http/principals.ts'
import type { Stations } from './stations.ts'

/** `GET /stations`: how every station of the reader stands. */
export function createStationRoutes({
  stations,
  principals,
}: {
  stations: Stations
  principals: Principals
}): Router {
  const router = Router()
  router.get('/stations', async (req, res) => {
    const principal = await principals.require(req, 'stations.read')
    res.json(await stations.states((stationId) => principals.covers(principal, stationId)))
  })
  return router
}
