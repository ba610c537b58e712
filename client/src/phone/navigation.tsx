import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react'
import { parseRoute, pathOf, type Route } from './route.ts'

const NAVIGATED = 'leitai:navigated'
/** Marks the pages that were reached from within: back from them is the browser's own. */
const FROM_WITHIN = 'leitai'

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(NAVIGATED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(NAVIGATED, listener)
  }
}

const address = () => location.pathname + location.search

/** The page that the address names. */
export function useRoute(): Route {
  const current = useSyncExternalStore(subscribe, address)
  return useMemo(() => {
    const { pathname, search } = new URL(current, location.origin)
    return parseRoute(pathname, search)
  }, [current])
}

/** Goes to a page; the way back leads here. */
export function navigate(route: Route): void {
  history.pushState(FROM_WITHIN, '', pathOf(route))
  window.dispatchEvent(new Event(NAVIGATED))
  window.scrollTo({ top: 0, behavior: 'instant' })
}

/** Another view of the same page: the way back does not lead through it. */
export function switchTo(route: Route): void {
  history.replaceState(history.state, '', pathOf(route))
  window.dispatchEvent(new Event(NAVIGATED))
}

/** To where one came from; to the board for who opened this page by its address. */
export function goBack(): void {
  if (history.state === FROM_WITHIN) history.back()
  else switchTo({ page: 'board' })
}

/** True for a tap; whoever wants another tab gets it. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

type LinkProps = { to: Route } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>

/** A link to a page of the phone: a real one, so that it can be opened in another tab. */
export function Link({ to, ...rest }: LinkProps) {
  function onClick(event: MouseEvent) {
    if (!isPlain(event)) return
    event.preventDefault()
    navigate(to)
  }
  return <a href={pathOf(to)} onClick={onClick} {...rest} />
}
