import { type RefObject, useEffect, useRef } from 'react'

/** When a list has become shorter and what had the focus has gone with it, the focus goes to `place`. */
export function useFocusKept(place: RefObject<HTMLElement | null>, count: number): void {
  const countBefore = useRef(count)
  useEffect(() => {
    const shorter = count < countBefore.current
    countBefore.current = count
    if (shorter && document.activeElement === document.body) place.current?.focus()
  }, [place, count])
}
