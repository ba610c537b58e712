import { Refusal } from '@leitai/shared/refusal'
import { type Request, type Response, Router } from 'express'
import { cookieName, cookieOf } from '../http/cookies.ts'
import { networkOf } from '../http/networks.ts'
import type { Log } from '../log.ts'
import { COMPANY_TICKET_S, type CompanySignIn } from './companySignIn.ts'
import type { SignedIn } from './sessions.ts'
import type { Throttle } from './throttle.ts'

const PATH = '/session/company'
const TRIES = 60
const WINDOW_S = 600

/** To the company's sign-in and back: pages of a browser, so that whatever goes wrong is said by the desk. */
export function createCompanyRoutes(deps: {
  companySignIn: CompanySignIn | undefined
  /** Signs in whoever it is, as the reply to their request. */
  enter(res: Response, signedIn: SignedIn): Promise<unknown>
  throttle: Throttle
  publicUrl: string | undefined
  secureCookies: boolean
  log: Log
}): Router {
  const { companySignIn, enter, throttle, publicUrl, secureCookies, log } = deps
  const router = Router()
  const cookie = cookieName('leitai_company', secureCookies)
  // lax: the company's page sends the browser back; a host's own cookie is one of all its paths
  const cookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
    path: '/',
  } as const

  /** Where the browser sees this request. */
  function seenAt(req: Request): URL {
    return new URL(req.originalUrl, publicUrl ?? `${req.protocol}://${req.headers.host ?? 'localhost'}`)
  }

  function configured(): CompanySignIn {
    if (!companySignIn) throw new Refusal('not_found', 'No company sign-in is set up.')
    return companySignIn
  }

  router.get(PATH, async (req, res) => {
    const signIn = configured()
    await throttle.attempt(`company:${networkOf(req.ip ?? '')}`, TRIES, WINDOW_S)
    const callback = seenAt(req)
    callback.search = ''
    callback.pathname += '/callback'
    const begun = await signIn.begin(callback.href).catch((error: unknown) => complain(error))
    if (!begun) return res.redirect(303, '/desk/?signIn=failed')
    res.cookie(cookie, begun.ticket, { ...cookieOptions, maxAge: COMPANY_TICKET_S * 1000 })
    res.set('Cache-Control', 'no-store').redirect(303, begun.url)
  })

  router.get(`${PATH}/callback`, async (req, res) => {
    const signIn = configured()
    res.set('Cache-Control', 'no-store').clearCookie(cookie, cookieOptions)
    try {
      await enter(res, await signIn.finish(seenAt(req), cookieOf(req, cookie) ?? ''))
      res.redirect(303, '/desk/')
    } catch (error) {
      const unknown = error instanceof Refusal && error.code === 'unknown_account'
      if (!(error instanceof Refusal)) complain(error)
      res.redirect(303, `/desk/?signIn=${unknown ? 'unknown' : 'failed'}`)
    }
  })

  /** Without what the company has sent: there may be tokens in it. */
  function complain(error: unknown): void {
    log.error('company sign-in', new Error(error instanceof Error ? error.message : 'not an error'))
  }
  return router
}
