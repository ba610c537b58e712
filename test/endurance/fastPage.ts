/** Times that belong to the wire, which is as fast as ever: the silence of the server, and Engine.IO's ping. */
const WIRE_MS = { silentFrom: 13_000, silentTo: 15_000, ping: 45_000 }

export interface FastClock {
  /** When it begins, and what it shows then. */
  baseMs: number
  fromMs: number
  speed: number
}

/**
 * For a page, before its own scripts: its clock runs faster, and its timers with it. Animations stay as they are,
 * so that at every moment more of them are under way than ever on a real wall. `holdAt(selectors)` stops its timers
 * as soon as all of these are on screen, and resolves once nothing moves any more, for the page to be weighed;
 * `letGo()` lets them go on. `holdsAt(selectors)` is false where what had been decided before was drawn only later.
 */
export function fastPage({ baseMs, fromMs, speed }: FastClock): string {
  return `(function () {
    var now = Date.now, setTimer = window.setTimeout, setRepeat = window.setInterval
    var clearTimer = window.clearTimeout, clearRepeat = window.clearInterval
    var held = null
    Date.now = function () { return Math.round(${fromMs} + (now() - ${baseMs}) * ${speed}) }
    function real(ms) {
      var wire = (ms > ${WIRE_MS.silentFrom} && ms <= ${WIRE_MS.silentTo}) || ms === ${WIRE_MS.ping}
      return wire ? ms : (ms || 0) / ${speed}
    }
    function start(set, work, ms, args) {
      var id = set.call(window, function () {
        if (held) held.set(id, function () { work.apply(window, args) })
        else work.apply(window, args)
      }, real(ms))
      return id
    }
    window.setTimeout = function (work, ms) { return start(setTimer, work, ms, [].slice.call(arguments, 2)) }
    window.setInterval = function (work, ms) { return start(setRepeat, work, ms, [].slice.call(arguments, 2)) }
    window.clearTimeout = function (id) { if (held) held.delete(id); clearTimer.call(window, id) }
    window.clearInterval = function (id) { if (held) held.delete(id); clearRepeat.call(window, id) }
    function isThere(selector) { return document.querySelector(selector) !== null }
    function isFleeting(animation) { return animation instanceof CSSTransition }
    function frame() { return new Promise(function (drawn) { requestAnimationFrame(drawn) }) }
    // what the page had decided before is drawn, and whatever moves has arrived
    function settle() {
      return frame().then(frame).then(function () {
        var fleeting = document.getAnimations().filter(isFleeting)
        if (fleeting.length === 0) return
        return Promise.all(fleeting.map(function (one) { return one.finished.catch(Boolean) })).then(settle)
      })
    }
    window.holdsAt = function (selectors) { return selectors.every(isThere) }
    window.holdAt = function (selectors) {
      return new Promise(function (resolve) {
        function look() {
          if (held || !window.holdsAt(selectors)) return
          held = new Map()
          settle().then(function () {
            if (!window.holdsAt(selectors)) return window.letGo()
            watcher.disconnect()
            resolve()
          })
        }
        var watcher = new MutationObserver(look)
        watcher.observe(document, { subtree: true, childList: true, attributes: true })
        look()
      })
    }
    window.letGo = function () {
      var waiting = held
      held = null
      waiting.forEach(function (work) { work() })
    }
  })()`
}

/** Frames that take longer are counted with those that take this long, ms. */
export const LONGEST_COUNTED_MS = 2_000

/**
 * For a page: counts in `window.frameCounts` how many of its frames took so many ms, rounded up. It takes the same
 * room after a day as after a minute, for what watches a page is weighed with it.
 */
export const WATCH_FRAMES = `(function () {
  var counts = window.frameCounts = new Uint32Array(${LONGEST_COUNTED_MS} + 1)
  var last = 0
  requestAnimationFrame(function frame(at) {
    if (last) counts[Math.min(Math.ceil(at - last), ${LONGEST_COUNTED_MS})]++
    last = at
    requestAnimationFrame(frame)
  })
})()`
