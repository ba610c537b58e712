import type { Clock } from '@leitai/shared/clock'
import { type HomeReply, todosOf } from '@leitai/shared/todo'
import { Router } from 'express'
import type { Finals } from '../finals/finals.ts'
import type { Principals } from '../http/principals.ts'
import type { Receipts } from '../receipts/receipts.ts'
import type { Stations } from './stations.ts'

/** How every station of the reader stands, and what needs doing there. */
export function createStationRoutes(deps: {
  stations: Stations
  finals: Pick<Finals, 'todo'>
  receipts: Pick<Receipts, 'unread'>
  principals: Principals
  clock: Clock
}): Router {
  const { stations, finals, receipts, principals, clock } = deps
  const router = Router()
  router.get('/stations', async (req, res) => {
    const principal = await principals.require(req, 'stations.read')
    res.json(await stations.states((stationId) => principals.covers(principal, stationId)))
  })
  router.get('/home', async (req, res) => {
    const principal = await principals.require(req, 'stations.read')
    const states = await stations.states((stationId) => principals.covers(principal, stationId))
    const ids = states.map(({ id }) => id)
    const [drafts, unread] = await Promise.all([finals.todo(ids), receipts.unread(ids)])
    const waiting = { drafts: new Map(drafts.stations.map((one) => [one.stationId, one])), unread }
    // nobody is told to do what they may not
    const todos = todosOf(states, clock.now(), waiting).filter(
      ({ kind }) => kind !== 'noKey' || principals.may(principal, 'keys.manage'),
    )
    res.json({ stations: states, todos } satisfies HomeReply)
  })
  return router
}
