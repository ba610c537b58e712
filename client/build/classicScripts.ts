import { readFile } from 'node:fs/promises'
import { minify } from 'terser'
import { type Plugin, transformWithOxc } from 'vite'

const WATCHDOG = new URL('../src/wall/classic/watchdog.ts', import.meta.url)

/**
 * Puts the watchdog into the wall's page, where nothing can keep it from coming. What engines below the oldest one
 * know is not lowered to but written: it has to run where the program does not.
 */
export function classicScripts(): Plugin {
  return {
    name: 'leitai-classic-scripts',
    async transformIndexHtml() {
      const source = await readFile(WATCHDOG, 'utf8')
      const { code } = await transformWithOxc(source, 'watchdog.ts', { target: 'esnext', sourcemap: false })
      const { code: small = '' } = await minify(code, { ecma: 5, ie8: true })
      return [{ tag: 'script', children: small, injectTo: 'head' }]
    },
  }
}
