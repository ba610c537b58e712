import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import compression from 'compression'
import express, { Router } from 'express'

const DIST = fileURLToPath(new URL('../../../client/dist', import.meta.url))
const PAGES = ['wall', 'me', 'desk'] as const
const DAY_S = 86_400
const YEAR_S = 365 * DAY_S

/** True once the clients have been built. */
export function hasPages(): boolean {
  return PAGES.every((page) => existsSync(join(DIST, page, 'index.html')))
}

/**
 * Names the builds that are served, one for each page and a dot between: an open page that is of another one
 * reloads itself.
 */
export function buildId(): string {
  return PAGES.map((page) => buildOf(join(DIST, page, 'index.html'))).join('.')
}

function pageIn(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function buildOf(file: string): string {
  return /<meta name="build" content="(\w+)"/.exec(pageIn(file))?.[1] ?? 'none'
}

/** The hashes of the scripts that stand in the pages themselves, as a content security policy names them. */
export function inlineScriptHashes(): string[] {
  const pages = PAGES.map((page) => pageIn(join(DIST, page, 'index.html'))).join('')
  return [...pages.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `sha256-${createHash('sha256').update(script).digest('base64')}`,
  )
}

/** The three clients: wall, phone and desk, each at its own path. */
export function createPages(): Router {
  const router = Router()
  router.use(compression())
  router.get('/', (_req, res) => res.redirect(302, '/desk/'))
  // what browsers ask for where a page names no icon, as those that the server draws itself
  router.get('/favicon.ico', (_req, res) => {
    res.set('Cache-Control', `public, max-age=${DAY_S}`)
    res.sendFile(join(DIST, 'wall/icon.svg'))
  })
  for (const page of PAGES) {
    const folder = join(DIST, page)
    router.use(
      `/${page}/assets`,
      express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_S * 1000, fallthrough: true }),
    )
    // also for a TV that opened /wall without the slash
    router.get(`/${page}/sw.js`, (_req, res, next) => {
      res.set('Service-Worker-Allowed', `/${page}`)
      next()
    })
    router.use(`/${page}`, express.static(folder, { index: false, redirect: false, maxAge: 0 }))
    router.get([`/${page}`, `/${page}/*path`], (req, res, next) => {
      if (req.path.startsWith(`/${page}/assets/`)) return next()
      res.set('Cache-Control', 'no-cache')
      res.sendFile(join(folder, 'index.html'))
    })
  }
  return router
}
