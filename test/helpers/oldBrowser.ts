import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import CDP from 'chrome-remote-interface'
import { createTmpDir, freePort, removeTmpDir } from './folders.ts'
import { type OldVersion, oldChromium } from './oldChromium.ts'
import { CACHE } from './paths.ts'
import { until } from './wait.ts'

const START_TIMEOUT_MS = 60_000

export interface OldBrowser {
  /** Opens a page and waits for its load event. */
  open(url: string): Promise<void>
  /** The value of an expression (a promise is awaited) in the page, as JSON. */
  evaluate(expression: string): Promise<unknown>
  screenshot(path: string): Promise<void>
  /** Presses the key that is OK on a TV's remote control. */
  pressOk(): Promise<void>
  /** Errors that scripts of the page have thrown so far. */
  errors: string[]
  userAgent: string
  close(): Promise<void>
}

/** Starts Chromium 66, or 69, with one page. A current Playwright speaks too new a dialect for it, so plain DevTools. */
export async function startOldBrowser(
  viewport: { width: number; height: number },
  { scripts = true, version = 66 }: { scripts?: boolean; version?: OldVersion } = {},
): Promise<OldBrowser> {
  const folder = await createTmpDir()
  const port = await freePort()
  // its home stays from run to run: there it keeps what it has read of the fonts, which takes seconds
  const child = spawn(
    oldChromium(version),
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--single-process',
      '--no-zygote',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--remote-debugging-port=${port}`,
      `--window-size=${viewport.width},${viewport.height}`,
      'about:blank',
    ],
    { cwd: folder, stdio: 'ignore', env: { ...process.env, HOME: CACHE } },
  )
  const ended = once(child, 'exit')
  const client = await until(
    `Chromium ${version} to listen`,
    () => CDP({ port, local: true }).catch(() => undefined),
    {
      timeoutMs: START_TIMEOUT_MS,
    },
  )
  const { Page, Runtime, Browser, Emulation, Input } = client
  const errors: string[] = []
  Runtime.exceptionThrown(({ exceptionDetails }) => {
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text)
  })
  await Promise.all([Page.enable(), Runtime.enable()])
  await Emulation.setDeviceMetricsOverride({ ...viewport, deviceScaleFactor: 1, mobile: false })
  await Emulation.setScriptExecutionDisabled({ value: !scripts })
  const { userAgent } = await Browser.getVersion()

  return {
    errors,
    userAgent,
    async open(url) {
      const loaded = Page.loadEventFired()
      await Page.navigate({ url })
      await loaded
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await Runtime.evaluate({
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    async screenshot(path) {
      const { data } = await Page.captureScreenshot({ format: 'png' })
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, Buffer.from(data, 'base64'))
    },
    async pressOk() {
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
      await Input.dispatchKeyEvent({ type: 'keyDown', ...key })
      await Input.dispatchKeyEvent({ type: 'keyUp', ...key })
    },
    async close() {
      await client.close()
      child.kill('SIGKILL')
      await ended
      await removeTmpDir(folder)
    },
  }
}
