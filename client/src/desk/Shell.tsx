import type { ReactNode } from 'react'
import { useDeskTexts } from '../i18n/desk.ts'
import { setLanguage, useLanguage } from '../i18n/language.ts'
import { Link, useRoute } from './navigation.tsx'
import type { Route } from './route.ts'
import { SilentWalls, useSilentWalls } from './SilentWalls.tsx'
import { Icon } from './ui/Icon.tsx'

const MENU = ['home', 'announcements', 'walls', 'roster', 'account'] as const
type MenuItem = (typeof MENU)[number]

/** Under which item of the menu a page is found. */
const PLACE_OF: Partial<Record<Route['page'], MenuItem>> = {
  home: 'home',
  start: 'home',
  station: 'home',
  why: 'home',
  ceremony: 'home',
  replay: 'home',
  announcements: 'announcements',
  posting: 'announcements',
  walls: 'walls',
  pairing: 'walls',
  wallProgramme: 'walls',
  roster: 'roster',
  import: 'roster',
  account: 'account',
  accounts: 'account',
  keys: 'account',
  trail: 'account',
}

/** The frame around every page: the house's name, the menu, the language. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useDeskTexts()
  const route = useRoute()
  const silent = useSilentWalls()
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t.skipToContent}
      </a>
      <header className="shell-side">
        <Link to={{ page: 'home' }} className="brand">
          <Brand />
        </Link>
        <nav className="menu" aria-label={t.mainMenu}>
          {MENU.map((page) => (
            <Link key={page} to={{ page }} aria-current={PLACE_OF[route.page] === page ? 'page' : undefined}>
              <Icon name={page} />
              <span>{t.nav[page]}</span>
              {page === 'walls' && silent.length > 0 && (
                <em className="menu-badge">
                  {silent.length}
                  <span className="visually-hidden"> {t.walls.silent}</span>
                </em>
              )}
            </Link>
          ))}
        </nav>
        <LanguageSwitch />
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {route.page !== 'walls' && <SilentWalls walls={silent} />}
        {children}
      </main>
    </div>
  )
}

/** The name of the house, as on the wall. */
export function Brand() {
  const t = useDeskTexts()
  return (
    <>
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d="M3 25h8v-8H3zM12.5 25h8V9h-8zM22 25h8V14h-8z" />
        <path d="M16.5 1.500l1.3 2.7 3 .4-2.2 2 .6 3-2.7-1.5-2.7 1.5.6-3-2.2-2 3-.4z" />
      </svg>
      <span className="brand-name">{t.appName}</span>
      <span className="brand-place">{t.appPlace}</span>
    </>
  )
}

/** To the other language, named in itself. */
export function LanguageSwitch() {
  const t = useDeskTexts()
  const language = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="language-switch" lang={other} onClick={() => setLanguage(other)}>
      {t.account.languages[other]}
    </button>
  )
}
