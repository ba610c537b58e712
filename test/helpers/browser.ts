import { findProgram } from '@leitai/server/programs/programs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Caller } from './api.ts'

/** Chromium without its own toolbars and windows: of the processor's time, they take half of what a page takes. */
export const BARE_CHROMIUM = 'chromium-headless-shell'
/** Whichever comes first. */
export const CHROMIUM_CANDIDATES = [
  BARE_CHROMIUM,
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const WALL_VIEWPORT = { width: 1920, height: 1080 }
export const PHONE_VIEWPORT = { width: 360, height: 740 }
export const DESK_VIEWPORT = { width: 1440, height: 900 }

/** Starts the machine's own Chromium. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findProgram('chromium', CHROMIUM_CANDIDATES)
  if (!executablePath) throw new Error('chromium is missing')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

export interface WatchedPage {
  page: Page
  context: BrowserContext
  /** Errors that scripts of the page have thrown so far. */
  errors: string[]
}

/**
 * A page of its own browser context (cookies, storage) that remembers the errors of its scripts. With `by` it is
 * signed in as that caller is.
 */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  by?: Caller,
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  if (by) await context.addCookies(cookiesOf(by))
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(url)
  return { page, context, errors }
}

/** The cookies of a caller, as a browser keeps them. */
export function cookiesOf(caller: Caller): { name: string; value: string; url: string }[] {
  return caller
    .cookies()
    .split('; ')
    .map((cookie) => {
      const [name = '', value = ''] = cookie.split('=')
      return { name, value, url: caller.baseUrl }
    })
}
