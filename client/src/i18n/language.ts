/** The language of this screen: Chinese unless someone chose otherwise, by `?lang=` or by a switch. */
import { useSyncExternalStore } from 'react'

export type Language = 'zh-CN' | 'en'

const KEY = 'leitai.language'
const listeners = new Set<() => void>()

function isLanguage(text: string | null): text is Language {
  return text === 'zh-CN' || text === 'en'
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // storage is shut off: the choice lasts as long as the page
  }
}

function remember(chosen: Language): void {
  try {
    localStorage.setItem(KEY, chosen)
  } catch {
    // as above: not being able to keep it must not keep anyone from reading
  }
}

function initial(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  const wanted = asked === 'zh' ? 'zh-CN' : asked
  if (isLanguage(wanted)) {
    remember(wanted)
    return wanted
  }
  const kept = remembered()
  return isLanguage(kept) ? kept : 'zh-CN'
}

let language = initial()
document.documentElement.lang = language

/** The language in use. */
export function getLanguage(): Language {
  return language
}

/** Changes the language of everything that is on screen, and keeps it for the next time. */
export function setLanguage(chosen: Language): void {
  language = chosen
  document.documentElement.lang = chosen
  remember(chosen)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language in use, as a hook. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, getLanguage)
}
