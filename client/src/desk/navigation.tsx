import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react'
import { parseRoute, pathOf, type Route } from './route.ts'

const NAVIGATED = 'leitai:navigated'

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(NAVIGATED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(NAVIGATED, listener)
  }
}

const address = () => location.pathname + location.search

/** The page that the address bar names. */
export function useRoute(): Route {
  const current = useSyncExternalStore(subscribe, address)
  return useMemo(() => {
    const { pathname, search } = new URL(current, location.origin)
    return parseRoute(pathname, search)
  }, [current])
}

/** Goes to a page; the way back leads here. */
export function navigate(route: Route): void {
  history.pushState(null, '', pathOf(route))
  window.dispatchEvent(new Event(NAVIGATED))
  window.scrollTo(0, 0)
}

type LinkProps = { to: Route } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>

/** A link to a page of the desk: a real one, so that it can be opened in another tab. */
export function Link({ to, ...rest }: LinkProps) {
  function onClick(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return <a href={pathOf(to)} onClick={onClick} {...rest} />
}
