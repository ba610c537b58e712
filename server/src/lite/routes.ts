import type { Clock } from '@leitai/shared/clock'
import { type Audience, LITE_SCENE, PAIRING_LETTERS, POLL_MS, type Snapshot } from '@leitai/shared/protocol'
import { Refusal, type RefusalCode } from '@leitai/shared/refusal'
import { type CookieOptions, type Request, type Response, Router } from 'express'
import { cookieOf } from '../http/cookies.ts'
import type { Limits } from '../http/limits.ts'
import { networkOf } from '../http/networks.ts'
import type { Principals } from '../http/principals.ts'
import type { Language } from '../http/words.ts'
import type { Views } from '../live/view.ts'
import type { Log } from '../log.ts'
import type { Org } from '../org/org.ts'
import { isRedisAway } from '../redis/away.ts'
import type { WallPrincipal, Walls } from '../walls/walls.ts'
import { writeBoard } from './boardPage.ts'
import { writePairing, writeTrouble } from './messagePages.ts'
import { RENEW_PATH, RENEW_SCRIPT } from './renewScript.ts'
import { LITE_WORDS } from './words.ts'

const PATH = '/wall/lite'
const SCRIPT_PATH = '/wall/lite.js'
/** The device token of a wall whose browser keeps it where no script can read it. */
const TOKEN_COOKIE = 'leitai_wall'
/** While it is being paired: the code that it shows, and the secret that it asks with. */
const PAIRING_COOKIE = 'leitai_wall_pairing'
/** As long as browsers keep a cookie at most; each answer renews it. */
const TOKEN_COOKIE_MS = 400 * 86_400_000
const TROUBLE_REFRESH_S = 10
const BUSY = new Set<string>(['too_many_attempts', 'too_many_requests'] satisfies RefusalCode[])
const YEAR_S = 365 * 86_400
/** Walls of a station that ask within this time get one snapshot: what they cost does not grow with their number. */
const KEPT_MS = 5_000

/**
 * `/wall/lite`: the wall for browsers that are too old for the real one. The server draws it, the page renews
 * itself, and needs no script for it: one that runs only asks first whether there is somebody to answer. It is paired, masked and revoked like every other wall.
 */
export function createLiteRoutes(deps: {
  walls: Walls
  principals: Principals
  limits: Pick<Limits, 'requestOf'>
  views: Views
  org: Pick<Org, 'version'>
  clock: Clock
  secureCookies: boolean
  log: Log
}): Router {
  const { walls, principals, limits, views, org, clock, secureCookies, log } = deps
  /** The last good numbers of each station and audience: shown on, and dated, while Redis is away. */
  const lastGood = new Map<string, Snapshot>()
  // a TV's launcher may open the page from another site
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: PATH }

  const recent = new Map<string, { at: number; version: number; snapshot: Promise<Snapshot> }>()

  /** What a manager has changed is seen at once, what was collected within KEPT_MS. */
  function recentSnapshot(key: string, stationId: string, audience: Audience): Promise<Snapshot> {
    const [at, version] = [clock.now(), org.version()]
    const kept = recent.get(key)
    if (kept && kept.version === version && Math.abs(at - kept.at) < KEPT_MS) return kept.snapshot
    const snapshot = views.snapshot(stationId, audience)
    recent.set(key, { at, version, snapshot })
    snapshot.catch(() => recent.delete(key))
    return snapshot
  }

  async function snapshotOf(stationId: string, audience: Audience): Promise<[Snapshot, boolean]> {
    const key = `${stationId} ${audience}`
    try {
      const snapshot = await recentSnapshot(key, stationId, audience)
      lastGood.set(key, snapshot)
      return [snapshot, false]
    } catch (error) {
      const known = lastGood.get(key)
      if (!known || !isRedisAway(error)) throw error
      return [known, true]
    }
  }

  /** The token of a wall, from its cookie or from a pairing that a manager has just ended, or what it waits for. */
  async function identify(req: Request): Promise<{ token?: string; waiting?: Pairing }> {
    const pairing = pairingOf(req)
    const token = cookieOf(req, TOKEN_COOKIE)
    if (!pairing) return { token }
    try {
      const reply = await walls.poll(pairing.secret, networkOf(req.ip ?? ''))
      return reply.state === 'paired' ? { token: reply.token } : { token, waiting: pairing }
    } catch (error) {
      if (error instanceof Refusal && error.code === 'pairing_expired') return { token }
      throw error
    }
  }

  async function showPairing(req: Request, res: Response, waiting: Pairing | undefined): Promise<void> {
    const { code, secret } = waiting ?? (await walls.begin(networkOf(req.ip ?? '')))
    if (!waiting) res.cookie(PAIRING_COOKIE, `${code}.${secret}`, cookie)
    // its token stays: one that nobody knows now may be known again, once the server has its own store back
    const language = languageOf(req)
    const frame = { words: LITE_WORDS[language], refreshS: POLL_MS / 1000, next: addressOf(language) }
    res.send(writePairing(frame, code, req.get('host') ?? '', addressOf(language === 'zh' ? 'en' : 'zh')))
  }

  /** That it asked is all that is known of it. False while Redis is away. */
  async function noteAsked(wallId: string): Promise<boolean> {
    try {
      await walls.report(wallId, { scene: LITE_SCENE, width: 0, height: 0, build: LITE_SCENE, health: null })
      return true
    } catch (error) {
      if (isRedisAway(error)) return false
      throw error
    }
  }

  async function showBoard(req: Request, res: Response, wall: WallPrincipal, token: string): Promise<void> {
    const [snapshot, numbersAway] = await snapshotOf(wall.stationId, wall.audience)
    res.cookie(TOKEN_COOKIE, token, { ...cookie, maxAge: TOKEN_COOKIE_MS })
    res.clearCookie(PAIRING_COOKIE, cookie)
    const redisAway = numbersAway || !(await noteAsked(wall.wallId))
    const language = languageOf(req)
    res.send(
      writeBoard({
        words: LITE_WORDS[language],
        snapshot,
        now: clock.now(),
        page: pageOf(req),
        addressOf: (page) => addressOf(language, page),
        redisAway,
      }),
    )
  }

  async function show(req: Request, res: Response): Promise<void> {
    const { token, waiting } = await identify(req)
    const wall = token === undefined ? undefined : await walls.principalOf(token)
    limits.requestOf(wall, req)
    if (token === undefined || !wall || !principals.may(wall, 'live.watch', wall.stationId)) {
      return showPairing(req, res, waiting)
    }
    await showBoard(req, res, wall, token)
  }

  /** Whatever is the matter, the page says it and asks again: nobody is near to reload it. */
  function showTrouble(error: unknown, req: Request, res: Response): void {
    if (!(error instanceof Refusal) && !isRedisAway(error)) log.error('simple wall', error)
    const language = languageOf(req)
    const frame = { words: LITE_WORDS[language], refreshS: TROUBLE_REFRESH_S, next: addressOf(language) }
    const busy = error instanceof Refusal && BUSY.has(error.code)
    res.status(busy ? 429 : 503).send(writeTrouble(frame, busy ? 'busy' : 'noNumbers'))
  }

  const router = Router()
  // run by browsers only that know no modules, and so not the wall itself: in words that all of them know
  router.get(SCRIPT_PATH, (_req, res) => {
    res.type('js').send(`location.replace('${PATH}')`)
  })
  router.get(RENEW_PATH, (_req, res) => {
    res.set('Cache-Control', `public, max-age=${YEAR_S}, immutable`).type('js').send(RENEW_SCRIPT)
  })
  router.get(PATH, async (req, res) => {
    res.set('Cache-Control', 'no-store').type('html')
    try {
      await show(req, res)
    } catch (error) {
      showTrouble(error, req, res)
    }
  })
  return router
}

interface Pairing {
  code: string
  secret: string
}

/** The pairing that a browser carries; its code is shown as it came, so it must look like one. */
function pairingOf(req: Request): Pairing | undefined {
  const [code = '', secret = ''] = (cookieOf(req, PAIRING_COOKIE) ?? '').split('.')
  const isCode = code.length === 8 && [...code].every((letter) => PAIRING_LETTERS.includes(letter))
  return isCode && /^[\w-]{1,100}$/.test(secret) ? { code, secret } : undefined
}

function languageOf(req: Request): Language {
  return req.query.lang === 'en' ? 'en' : 'zh'
}

function pageOf(req: Request): number {
  const page = Number(req.query.page)
  return Number.isSafeInteger(page) && page > 0 ? page : 0
}

function addressOf(language: Language, page = 0): string {
  const lang = language === 'en' ? ['lang=en'] : []
  const query = [...lang, ...(page > 0 ? [`page=${page}`] : [])].join('&')
  return query === '' ? PATH : `${PATH}?${query}`
}
