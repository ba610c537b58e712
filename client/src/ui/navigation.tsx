/** Moves between the pages of a client by the browser's own history. Which pages there are each client says itself. */
import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react'

const NAVIGATED = 'leitai:navigated'
/** Marks the pages that were reached from within: back from them is the browser's own. */
const FROM_WITHIN = 'leitai'

/** The page that the address names. */
export function useAddressed<Route>(parseRoute: (pathname: string, search: string) => Route): Route {
  const current = useSyncExternalStore(subscribe, address)
  return useMemo(() => {
    const { pathname, search } = new URL(current, location.origin)
    return parseRoute(pathname, search)
  }, [current, parseRoute])
}

/** Goes to a page; the way back leads here. */
export function goTo(path: string): void {
  history.pushState(FROM_WITHIN, '', path)
  window.dispatchEvent(new Event(NAVIGATED))
  window.scrollTo({ top: 0, behavior: 'instant' })
}

/** Another view of the same page: the way back does not lead through it. */
export function replaceWith(path: string): void {
  history.replaceState(history.state, '', path)
  window.dispatchEvent(new Event(NAVIGATED))
}

/** To where one came from; to `home` for who opened this page by its address. */
export function goBackOr(home: string): void {
  if (history.state === FROM_WITHIN) history.back()
  else replaceWith(home)
}

export type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>

/** A link to a page: a real one, so that it can be opened in another tab. */
export function PathLink({ path, ...rest }: AnchorProps & { path: string }) {
  function onClick(event: MouseEvent) {
    if (!isPlain(event)) return
    event.preventDefault()
    goTo(path)
  }
  return <a href={path} onClick={onClick} {...rest} />
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(NAVIGATED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(NAVIGATED, listener)
  }
}

function address(): string {
  return location.pathname + location.search
}

/** True for a tap; whoever wants another tab gets it. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
