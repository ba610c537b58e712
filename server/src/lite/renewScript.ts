import { createHash } from 'node:crypto'

/**
 * Leads a simple page to its next one as soon as the server answers: a browser that simply went there would show its
 * error page, for ever, when nobody does. Meanwhile the page says of when its numbers are (L3). In words that all
 * browsers know that have scripts; for the others the page itself has a refresh.
 */
export const RENEW_SCRIPT = `(function () {
  var body = document.body
  var everyMs = body.getAttribute('data-refresh-s') * 1000
  function sayOld() {
    var time = document.getElementById('time')
    if (!time || body.className === 'stale') return
    body.className = 'stale'
    time.innerHTML = ''
    document.getElementById('clock').innerHTML = ''
    time.appendChild(document.createTextNode(time.getAttribute('data-old')))
  }
  function ask() {
    var request = new XMLHttpRequest()
    var settled = false
    function settle(answered) {
      if (settled) return
      settled = true
      if (answered) return location.replace(body.getAttribute('data-next'))
      sayOld()
      setTimeout(ask, everyMs)
    }
    request.onreadystatechange = function () {
      if (request.readyState === 4) settle(request.status === 200)
    }
    setTimeout(function () { settle(false) }, 5000)
    request.open('GET', '/healthz?' + new Date().getTime(), true)
    request.send(null)
  }
  setTimeout(ask, everyMs)
})()
`

export const RENEW_PATH = '/wall/lite/renew.js'

/** Named by what it says, so that a browser may keep it for good: the page must not hang on one more answer. */
export const RENEW_ADDRESS = `${RENEW_PATH}?${createHash('sha256').update(RENEW_SCRIPT).digest('hex').slice(0, 12)}`
