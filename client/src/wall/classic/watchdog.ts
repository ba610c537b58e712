/**
 * A script in the page itself, apart from the wall's own program: when the page shows nothing, was never started (a
 * file of it is missing) or has stopped drawing for a minute, it is loaded anew, if there is somebody to answer. It
 * cannot help where the browser itself stands still.
 *
 * The build puts it into the page without its types, and lowers nothing: ES5 only, and nothing is imported.
 */
;(function () {
  var LOOK_EVERY_MS = 10000
  var PATIENCE = 6
  var ANSWER_WITHIN_MS = 5000
  var lastSign: string | null = null
  var looksInVain = 0

  function isDrawn(): boolean {
    var wall = document.getElementById('wall')
    return wall !== null && wall.firstElementChild !== null && wall.firstElementChild.clientHeight > 0
  }

  /** Without a server and a kept page, a reload would only bring the browser's error page. */
  function askForPage(tell: (answered: boolean) => void): void {
    if (navigator.serviceWorker && navigator.serviceWorker.controller) {
      tell(true)
      return
    }
    var request = new XMLHttpRequest()
    request.onload = function () {
      tell(request.status === 200)
    }
    request.onerror = request.ontimeout = function () {
      tell(false)
    }
    request.open('GET', '/healthz?' + new Date().getTime())
    request.timeout = ANSWER_WITHIN_MS
    request.send()
  }

  function look(): void {
    // written by `Alive`
    var sign = document.documentElement.getAttribute('data-alive')
    looksInVain = sign !== lastSign && isDrawn() ? 0 : looksInVain + 1
    lastSign = sign
    if (looksInVain < PATIENCE) return
    askForPage(function (answered) {
      if (answered) location.reload()
    })
  }

  window.leitaiAskForPage = askForPage
  setInterval(look, LOOK_EVERY_MS)
})()
