/**
 * What on a wall cannot be read as it should be: words or boxes beyond their panel or the screen's safe area, text
 * that is cut short, words over words, figures and names in small type. Runs inside of the page.
 */
export function overflowsOnWall(): string[] {
  const SLACK_PX = 2
  /** Of a line: what two may share before words stand over words. */
  const OVERLAP = 0.15
  /** The height of what is drawn of a line, by its type: its box is higher. */
  const DRAWN = 0.95
  /** No figure is set smaller than 40 px at 1080p, no name smaller than 32 px. */
  const LEAST_REM = { figure: 0.4, name: 0.32 }
  /** Names of so many signs may end in an ellipsis, once they are as small as they may be. */
  const LONG_NAME = 14
  const FIGURE = /^[−+]?[\d,.]+%?$/
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const found: string[] = []
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').slice(0, 30)}”`

  function beyond(inner: DOMRect, outer: DOMRect): boolean {
    return (
      inner.left < outer.left - SLACK_PX ||
      inner.top < outer.top - SLACK_PX ||
      inner.right > outer.right + SLACK_PX ||
      inner.bottom > outer.bottom + SLACK_PX
    )
  }
  function isHidden(element: Element): boolean {
    return element.closest('.visually-hidden') !== null
  }
  function typeOf(element: Element): number {
    const px = Number.parseFloat(getComputedStyle(element).fontSize)
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
    return (px * scale) / remPx
  }
  /** A long name in the smallest type, with an ellipsis at its end, or what rolls past. */
  function mayBeCut(element: Element): boolean {
    if (element.closest('.rolling')) return true
    const name = element.closest('bdi') ?? element.querySelector('bdi')
    const ends = [element, name, name?.parentElement].some((one) => {
      const style = one && getComputedStyle(one)
      return style && (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none')
    })
    return ends && (name?.textContent ?? '').length >= LONG_NAME && typeOf(element) < LEAST_REM.name + 0.005
  }
  /** Its own words do not fit into it. */
  function isCut(element: Element): boolean {
    const ownWords = [...element.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE)
    if (!ownWords || !clips(element) || mayBeCut(element)) return false
    return (
      element.scrollWidth > element.clientWidth + SLACK_PX ||
      // a line may hang out of its box by the tails of its letters
      element.scrollHeight >
        element.clientHeight + 0.25 * Number.parseFloat(getComputedStyle(element).fontSize)
    )
  }
  function clips(element: Element): boolean {
    return getComputedStyle(element).overflowX !== 'visible'
  }
  /** What of a line can be seen: wholly, partly, or nothing of it, for what it stands in ends before. */
  function seen(line: DOMRect, of: Element, panel: Element): 'all' | 'part' | 'nothing' {
    let whole = true
    for (let around: Element | null = of; around && around !== panel; around = around.parentElement) {
      if (!clips(around)) continue
      const edge = around.getBoundingClientRect()
      const isOut = line.top >= edge.bottom - SLACK_PX || line.bottom <= edge.top + SLACK_PX
      if (isOut || line.left >= edge.right || line.right <= edge.left) return 'nothing'
      whole &&= !beyond(line, edge)
    }
    return whole ? 'all' : 'part'
  }
  interface Line {
    box: DOMRect
    of: Element
  }
  function linesOf(panel: Element): Line[] {
    const lines: Line[] = []
    const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const of = node.parentElement
      if (!of || isHidden(of) || (node.textContent ?? '').trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const least = FIGURE.test((node.textContent ?? '').trim())
        ? LEAST_REM.figure
        : of.closest('bdi') && LEAST_REM.name
      if (least && typeOf(of) < least - 0.005) found.push(`small type, ${typeOf(of)} rem: ${nameOf(of)}`)
      const height = Number.parseFloat(getComputedStyle(of).fontSize) * DRAWN
      for (const { x, y, width, height: whole } of range.getClientRects()) {
        const box = new DOMRect(x, y + (whole - height) / 2, width, height)
        const visible = width > 1 ? seen(box, of, panel) : 'nothing'
        if (visible === 'part' && !mayBeCut(of)) found.push(`cut short: ${nameOf(of)}`)
        if (visible === 'all') lines.push({ box, of })
      }
    }
    return lines
  }
  function overlap(a: DOMRect, b: DOMRect): boolean {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    return width > SLACK_PX && height > OVERLAP * Math.min(a.height, b.height)
  }

  const parts = [...document.querySelectorAll('.panel, .head, .foot')]
  parts.forEach((part, index) => {
    for (const other of parts.slice(index + 1)) {
      const [a, b] = [part.getBoundingClientRect(), other.getBoundingClientRect()]
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) <= SLACK_PX) continue
      if (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK_PX)
        found.push(`one over the other: ${nameOf(part)} and ${nameOf(other)}`)
    }
  })
  for (const words of document.querySelectorAll('.rolling')) {
    const [roll] = words.getAnimations()
    const room = words.parentElement?.getBoundingClientRect()
    if (roll) roll.currentTime = Number(roll.effect?.getComputedTiming().endTime) - 1
    if (!roll || !room || Math.abs(words.getBoundingClientRect().bottom - room.bottom) > SLACK_PX)
      found.push(`its end is never seen: ${nameOf(words)}`)
  }
  const safe = new DOMRect(innerWidth * 0.05, innerHeight * 0.05, innerWidth * 0.9, innerHeight * 0.9)
  for (const panel of document.querySelectorAll('.panel, .head, .poster, .ceremony-step')) {
    const within = panel.getBoundingClientRect()
    if (beyond(within, safe)) found.push(`beyond the safe area: ${nameOf(panel)}`)
    for (const element of panel.querySelectorAll('*')) {
      const box = element.getBoundingClientRect()
      if (isHidden(element) || box.width === 0 || element.closest('svg, .rolling')) continue
      if (getComputedStyle(element).display !== 'inline' && beyond(box, within))
        found.push(`beyond its panel: ${nameOf(element)}`)
      if (isCut(element)) found.push(`cut short: ${nameOf(element)}`)
    }
    const lines = linesOf(panel)
    for (const { box, of } of lines)
      if (beyond(box, within)) found.push(`words beyond their panel: ${nameOf(of)}`)
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1)) {
        if (one.of !== other.of && overlap(one.box, other.box)) {
          found.push(`words over words: ${nameOf(one.of)} and ${nameOf(other.of)}`)
        }
      }
    })
  }
  return found
}
