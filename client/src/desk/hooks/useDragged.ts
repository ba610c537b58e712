import { type PointerEvent, type RefObject, useEffect, useState } from 'react'

interface Dragged {
  id: number
  /** Of drags of this page, so that one drag is one step to undo. */
  drag: string
}

/**
 * Entries of a list put into another order with mouse, pen or finger; keys have buttons of their own. `onMove` puts
 * the entry at `from` at `to` while it is dragged, `onDrop` is called once it is let go.
 */
export function useDragged(options: {
  list: RefObject<HTMLElement | null>
  /** In their order, as the children of the list are. */
  ids: readonly number[]
  onMove(from: number, to: number, drag: string): void
  onDrop(at: number): void
}): { draggedId: number | null; onGrab(id: number, event: PointerEvent): void } {
  const { list, ids, onMove, onDrop } = options
  const [dragged, setDragged] = useState<Dragged | null>(null)

  useEffect(() => {
    if (!dragged) return
    const from = ids.indexOf(dragged.id)
    const own = list.current?.children[from]

    function onPointerMove({ clientY }: globalThis.PointerEvent): void {
      if (!dragged || !own) return
      const others = [...(list.current?.children ?? [])].filter((entry) => entry !== own)
      const to = others.filter((entry) => middleOf(entry) < clientY).length
      if (to !== from) onMove(from, to, dragged.drag)
    }
    function onEnd(): void {
      setDragged(null)
      onDrop(from)
    }
    own?.scrollIntoView({ block: 'nearest' })
    // on the window: an entry that changes its place in the page loses what it has captured
    window.addEventListener('pointermove', onPointerMove)
    window.addEventListener('pointerup', onEnd)
    window.addEventListener('pointercancel', onEnd)
    return () => {
      window.removeEventListener('pointermove', onPointerMove)
      window.removeEventListener('pointerup', onEnd)
      window.removeEventListener('pointercancel', onEnd)
    }
  }, [dragged, ids, list, onMove, onDrop])

  return {
    draggedId: dragged?.id ?? null,
    onGrab(id, event) {
      if (event.button !== 0) return
      event.preventDefault() // no text is marked on the way
      setDragged({ id, drag: `drag ${id} ${event.timeStamp}` })
    },
  }
}

function middleOf(entry: Element): number {
  const { top, height } = entry.getBoundingClientRect()
  return top + height / 2
}
