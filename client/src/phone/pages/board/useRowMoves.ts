import { type RefObject, useLayoutEffect, useRef } from 'react'
import { prefersReducedMotion } from '../../../ui/motion.ts'

const MOVE_MS = 450

/**
 * Lets the rows of a list glide to their new places whenever `order` changes. Rows are told apart by
 * `data-row`; transforms only, outside of React's renders.
 */
export function useRowMoves(list: RefObject<HTMLElement | null>, order: string): void {
  const last = useRef({ order: '', tops: new Map<string, number>() })

  useLayoutEffect(() => {
    if (last.current.order === order) return
    const isCalm = prefersReducedMotion()
    const tops = new Map<string, number>()
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset.row ?? ''
      const before = last.current.tops.get(id)
      tops.set(id, row.offsetTop)
      if (!isCalm && before !== undefined && before !== row.offsetTop) glide(row, before - row.offsetTop)
    }
    last.current = { order, tops }
  })
}

function glide(row: HTMLElement, fromPx: number): void {
  row.animate([{ transform: `translateY(${fromPx}px)` }, { transform: 'none' }], {
    duration: MOVE_MS,
    easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
  })
}
