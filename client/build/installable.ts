import type { HtmlTagDescriptor, Plugin } from 'vite'
import { drawIcon, type IconShape } from './icons.ts'

const BASE = '/me/'

interface Icon {
  file: string
  px: number
  shape: IconShape
  purpose?: 'any' | 'maskable'
}

const TOUCH_ICON: Icon = { file: 'icon-180.png', px: 180, shape: 'full' }
const ICONS: readonly Icon[] = [
  { file: 'icon-192.png', px: 192, shape: 'rounded', purpose: 'any' },
  { file: 'icon-512.png', px: 512, shape: 'rounded', purpose: 'any' },
  // launchers cut their own shape out of it: what matters lies within the middle
  { file: 'icon-maskable-512.png', px: 512, shape: 'safe', purpose: 'maskable' },
]

const NAMES = {
  'zh-CN': { name: '擂台 · 我的名次', short_name: '擂台', description: '今日谁领跑，打开就知道' },
  en: { name: 'Leitai · my place', short_name: 'Leitai', description: 'Who is in the lead today? One look.' },
}

function manifestOf(lang: keyof typeof NAMES): string {
  const icons = ICONS.map(({ file, px, purpose }) => ({
    src: BASE + file,
    sizes: `${px}x${px}`,
    type: 'image/png',
    purpose,
  }))
  return JSON.stringify({
    id: BASE,
    lang,
    ...NAMES[lang],
    start_url: BASE,
    scope: BASE,
    display: 'standalone',
    background_color: '#4d0d10',
    theme_color: '#701316',
    icons: [...icons, { src: `${BASE}icon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  })
}

function link(rel: string, href: string, more: Record<string, string> = {}): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, href, ...more }, injectTo: 'head' }
}

/** Makes the phone's page one that can be put on a home screen: a manifest in each language, and icons. */
export function makeInstallable(): Plugin {
  return {
    name: 'leitai-installable',
    transformIndexHtml: () => [
      link('manifest', `${BASE}manifest.zh-CN.webmanifest`),
      link('apple-touch-icon', BASE + TOUCH_ICON.file),
      { tag: 'meta', attrs: { name: 'apple-mobile-web-app-title', content: '擂台' }, injectTo: 'head' },
    ],
    async generateBundle() {
      for (const lang of ['zh-CN', 'en'] as const) {
        this.emitFile({ type: 'asset', fileName: `manifest.${lang}.webmanifest`, source: manifestOf(lang) })
      }
      for (const { file, px, shape } of [TOUCH_ICON, ...ICONS]) {
        this.emitFile({ type: 'asset', fileName: file, source: await drawIcon(px, shape) })
      }
    },
  }
}
