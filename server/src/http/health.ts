import { Router } from 'express'
import type { RedisConnections } from '../redis/redis.ts'

/** `/healthz`: the process lives. `/readyz`: it can take pickups. */
export function createHealthRoutes(redis: RedisConnections): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/readyz', async (_req, res) => {
    const ready = await redis.answers()
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'redis is away' })
  })
  return router
}
