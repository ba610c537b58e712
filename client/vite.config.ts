import legacy from '@vitejs/plugin-legacy'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const MODES = ['wall', 'me', 'desk']

/** The oldest engines that we promise: a 2018 TV box for walls; phones and office PCs are renewed more often. */
const OLDEST_WALL = 'chrome 66'
const OLDEST_PHONE = ['chrome 80', 'safari 14', 'ios 14']

/** Writes the page of a mode as `index.html`, the name under which servers look for it. */
function asIndex(mode: string): Plugin {
  return {
    name: 'leitai-as-index',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle[`${mode}.html`]
      if (page) page.fileName = 'index.html'
    },
  }
}

export default defineConfig(({ mode, command }) => {
  if (!MODES.includes(mode)) throw new Error(`Say which client: --mode ${MODES.join('|')}`)
  // what is built is for stations, also where a test run has it built
  if (command === 'build') process.env.NODE_ENV = 'production'
  const onWall = mode === 'wall'
  const targets = onWall ? OLDEST_WALL : OLDEST_PHONE
  return {
    base: `/${mode}/`,
    publicDir: false,
    plugins: [
      react(),
      legacy({ targets, modernTargets: targets, modernPolyfills: true, renderLegacyChunks: false }),
      asIndex(mode),
    ],
    build: {
      outDir: `dist/${mode}`,
      emptyOutDir: true,
      cssTarget: onWall ? 'chrome66' : ['chrome80', 'safari14', 'ios14'],
      rolldownOptions: onWall
        ? {
            input: { wall: 'wall.html', sw: 'src/wall/offline/sw.ts' },
            // a service worker is known by its address, and may speak only for what is below it
            output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
          }
        : { input: `${mode}.html` },
    },
  }
})
