import { type RefObject, useEffect, useRef } from 'react'

/** Moves the focus to what has just appeared in the place of what was tapped; only where that is `wanted`. */
export function useFocus<T extends HTMLElement>(wanted: boolean): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    if (wanted) element.current?.focus({ preventScroll: true })
  }, [wanted])
  return element
}
