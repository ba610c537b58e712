import legacy from '@vitejs/plugin-legacy'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { classicScripts } from './build/classicScripts.ts'
import { limitFirstLoad } from './build/firstLoad.ts'
import { makeInstallable } from './build/installable.ts'

const INPUTS: Record<string, Record<string, string>> = {
  wall: { wall: 'wall.html', sw: 'src/wall/offline/sw.ts' },
  me: { me: 'me.html', sw: 'src/phone/offline/sw.ts' },
  desk: { desk: 'desk.html' },
}

/** The oldest engines that we promise: a 2018 TV box for walls; phones and office PCs are renewed more often. */
const OLDEST_WALL = 'chrome 66'
const OLDEST_PHONE = ['chrome80', 'safari14', 'ios14']
const OLDEST_DESK = ['chrome 80', 'safari 14', 'ios 14']
/** First JavaScript of what is read over a TV box's or a phone's network, in kB. */
const LIMIT_KB: Record<string, number> = { wall: 150, me: 100 }

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(digest.slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Writes the page of a mode as `index.html`, the name under which servers look for it, with the name of its build
 * in its head: the files that it loads have theirs in their names, so what it says stands for them all.
 */
function asIndex(mode: string): Plugin {
  return {
    name: 'leitai-as-index',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const page = bundle[`${mode}.html`]
      if (page?.type !== 'asset') return
      const source = String(page.source)
      page.source = source.replace(
        '</head>',
        `<meta name="build" content="${await hashOf(source)}" /></head>`,
      )
      page.fileName = 'index.html'
    },
  }
}

export default defineConfig(({ mode, command }) => {
  if (!INPUTS[mode]) throw new Error(`Say which client: --mode ${Object.keys(INPUTS).join('|')}`)
  // what is built is for stations, also where a test run has it built
  if (command === 'build') process.env.NODE_ENV = 'production'
  const onWall = mode === 'wall'
  const onPhone = mode === 'me'
  const targets = onWall ? OLDEST_WALL : OLDEST_DESK
  const limitKb = LIMIT_KB[mode]
  return {
    base: `/${mode}/`,
    publicDir: 'public',
    plugins: [
      react(),
      // the phone uses nothing that its engines lack but for their syntax: polyfills would be a fifth of what it loads
      !onPhone &&
        legacy({ targets, modernTargets: targets, modernPolyfills: true, renderLegacyChunks: false }),
      onPhone && makeInstallable(),
      onWall && classicScripts(),
      asIndex(mode),
      limitKb !== undefined && limitFirstLoad(mode, limitKb),
    ],
    build: {
      outDir: `dist/${mode}`,
      emptyOutDir: true,
      ...(onPhone && { target: OLDEST_PHONE, modulePreload: { polyfill: false } }),
      cssTarget: onWall ? 'chrome66' : OLDEST_PHONE,
      rolldownOptions: {
        input: INPUTS[mode],
        // a service worker is known by its address, and may speak only for what is below it
        output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      },
    },
  }
})
