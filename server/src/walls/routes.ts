import { type ListedWall, pairSchema, pollSchema, type Wall } from '@leitai/shared/api'
import { LITE_SCENE } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import { wallCommandSchema } from '@leitai/shared/wall'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { networkOf } from '../http/networks.ts'
import type { Principals } from '../http/principals.ts'
import type { Throttle } from '../people/throttle.ts'
import type { Walls } from './walls.ts'

const MAX_BODY_BYTES = 4_096
const PAIR_TRIES = 30
const WINDOW_S = 600

/** Pairing walls, listing and revoking them, and telling them what to do. */
export function createWallRoutes(deps: {
  walls: Walls
  throttle: Throttle
  principals: Principals
  /** The builds that are served. */
  build: string
}): Router {
  const { walls, throttle, principals, build } = deps
  const router = Router()

  async function requireWall(req: Request<{ wallId: string }>): Promise<void> {
    const principal = await principals.require(req, 'walls.pair')
    const stationId = walls.stationOf(req.params.wallId)
    if (stationId === undefined) throw new Refusal('not_found', 'No such wall.')
    principals.requireAll(principal, [stationId], 'wallId')
  }

  // before a wall is paired it is nobody: these two are open, and limited
  router.post('/walls/pairings', async (req, res) => {
    res.status(201).json(await walls.begin(networkOf(req.ip ?? '')))
  })
  router.post('/walls/pairings/poll', async (req, res) => {
    const { secret } = parseAs(pollSchema, await readJson(req, MAX_BODY_BYTES))
    res.json(await walls.poll(secret, networkOf(req.ip ?? '')))
  })

  router.post('/walls', async (req, res) => {
    const principal = await principals.require(req, 'walls.pair')
    await throttle.attempt(`pair:${networkOf(req.ip ?? '')}`, PAIR_TRIES, WINDOW_S)
    const input = parseAs(pairSchema, await readJson(req, MAX_BODY_BYTES))
    principals.requireAll(principal, [input.stationId], 'stationId')
    res.status(201).json(await walls.pair(input))
  })
  router.get('/walls', async (req, res) => {
    const principal = await principals.require(req, 'walls.read')
    const served = build.split('.')
    const isOutdated = ({ build, scene }: Wall) =>
      build !== null && scene !== LITE_SCENE && !served.includes(build)
    const wanted = ({ online }: Wall) => req.query.silent !== '1' || !online
    const list = await walls.list((stationId) => principals.covers(principal, stationId))
    res.json(list.filter(wanted).map((wall): ListedWall => ({ ...wall, outdated: isOutdated(wall) })))
  })
  router.post('/walls/:wallId/commands', async (req, res) => {
    await requireWall(req)
    const { kind } = parseAs(wallCommandSchema, await readJson(req, MAX_BODY_BYTES))
    if (!(await walls.command(req.params.wallId, kind))) throw new Refusal('not_found', 'No such wall.')
    res.status(204).end()
  })
  router.delete('/walls/:wallId', async (req, res) => {
    await requireWall(req)
    if (!(await walls.revoke(req.params.wallId))) throw new Refusal('not_found', 'No such wall.')
    res.status(204).end()
  })
  return router
}
