import { accountSchema, newAccountSchema, type PasswordReply } from '@leitai/shared/account'
import { Refusal } from '@leitai/shared/refusal'
import type { Right } from '@leitai/shared/rights'
import { type Request, Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import { isManager, type Principals } from '../http/principals.ts'
import type { Accounts } from './accounts.ts'
import type { ManagerPrincipal } from './sessions.ts'

const MAX_BODY_BYTES = 4_096

/** Accounts of the desk: who has one, for what; making, changing and ending them. */
export function createAccountRoutes(deps: { accounts: Accounts; principals: Principals }): Router {
  const { accounts, principals } = deps
  const router = Router()

  async function requireManager(req: Request, right: Right): Promise<ManagerPrincipal> {
    const principal = await principals.require(req, right)
    if (!isManager(principal)) throw new Refusal('forbidden', 'Managers only.')
    return principal
  }

  router.get('/accounts', async (req, res) => {
    res.json(accounts.list(await requireManager(req, 'accounts.read')))
  })
  router.post('/accounts', async (req, res) => {
    const asker = await requireManager(req, 'accounts.manage')
    const input = parseAs(newAccountSchema, await readJson(req, MAX_BODY_BYTES))
    res.status(201).json(await accounts.create(asker, input))
  })
  router.put('/accounts/:accountId', async (req: Request<{ accountId: string }>, res) => {
    const asker = await requireManager(req, 'accounts.manage')
    const input = parseAs(accountSchema, await readJson(req, MAX_BODY_BYTES))
    res.json(await accounts.change(asker, req.params.accountId, input))
  })
  router.post('/accounts/:accountId/password', async (req: Request<{ accountId: string }>, res) => {
    const asker = await requireManager(req, 'accounts.manage')
    res.json((await accounts.resetPassword(asker, req.params.accountId)) satisfies PasswordReply)
  })
  router.delete('/accounts/:accountId', async (req: Request<{ accountId: string }>, res) => {
    const asker = await requireManager(req, 'accounts.manage')
    await accounts.remove(asker, req.params.accountId)
    res.status(204).end()
  })
  return router
}
