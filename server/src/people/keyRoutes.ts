import { Refusal } from '@leitai/shared/refusal'
import { type ListedKey, type NewKey, newKeySchema } from '@leitai/shared/sourceKey'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Keys } from './keys.ts'

const MAX_BODY_BYTES = 256 * 1_024

/** Keys of the systems that send pickups: listing, making and revoking them. */
export function createKeyRoutes({ keys, principals }: { keys: Keys; principals: Principals }): Router {
  const router = Router()

  router.get('/keys', async (req, res) => {
    const principal = await principals.require(req, 'keys.read')
    const seen = keys.list().flatMap(({ id, key: { name, stations, createdAt, revokedAt } }): ListedKey[] => {
      const own = principals.coversAll(principal, stations)
      const theirs = stations === '*' ? [] : stations.filter((one) => principals.covers(principal, one))
      if (!own && theirs.length === 0) return []
      return [{ id, name, stations: stations === '*' ? '*' : theirs, createdAt, revokedAt, own }]
    })
    res.json(seen.sort((a, b) => b.createdAt - a.createdAt))
  })
  router.post('/keys', async (req, res) => {
    const principal = await principals.require(req, 'keys.manage')
    const { name, stations } = parseAs(newKeySchema, await readJson(req, MAX_BODY_BYTES))
    principals.requireAll(principal, stations, 'stations')
    res.status(201).json({ key: await keys.create(name, stations) } satisfies NewKey)
  })
  router.delete('/keys/:keyId', async (req: Request<{ keyId: string }>, res) => {
    const principal = await principals.require(req, 'keys.manage')
    const { keyId } = req.params
    const known = keys.list().find(({ id }) => id === keyId)
    if (known) principals.requireAll(principal, known.key.stations, 'keyId')
    if (!(await keys.revoke(keyId))) throw new Refusal('not_found', 'No such key in force.')
    res.status(204).end()
  })
  return router
}
