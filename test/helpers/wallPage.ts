/** What a person in front of a wall sees, asked of its page. The same questions for Chromium of today and of 2018. */

/** Rows of today's board from the top down, as they lie on the screen. */
export const ROWS_FROM_TOP = `
  Array.from(document.querySelectorAll('[data-board="day"] [data-member-id]'))
    .map(function (row) {
      return {
        memberId: row.getAttribute('data-member-id'),
        rank: Number(row.getAttribute('data-rank')),
        score: Number(row.getAttribute('data-score')),
        top: row.getBoundingClientRect().top,
        left: row.getBoundingClientRect().left,
      }
    })
    .sort(function (a, b) { return a.left - b.left || a.top - b.top })`

export interface RowOnScreen {
  memberId: string
  rank: number
  score: number
  top: number
  left: number
}

/**
 * Resolves with the time (ms since 1970) at which a member first has a score and a rank on today's board: heard
 * from the page's own changes, not asked for again and again.
 */
export function whenOnBoard(memberId: string, score: number, rank: number): string {
  const selector = `[data-board="day"] [data-member-id="${memberId}"][data-score="${score}"][data-rank="${rank}"]`
  return `new Promise(function (resolve) {
    function look() {
      if (!document.querySelector(${JSON.stringify(selector)})) return false
      watcher.disconnect()
      resolve(Date.now())
      return true
    }
    var watcher = new MutationObserver(look)
    watcher.observe(document, { subtree: true, childList: true, attributes: true })
    look()
  })`
}

/** The state of the link, `live`, `serverAway` …, and whether the numbers are confirmed. */
export const LINK = `(function () {
  var mark = document.querySelector('[data-link]')
  return mark && { link: mark.getAttribute('data-link'), fresh: mark.getAttribute('data-fresh') }
})()`

/** Resolves as soon as an element is there, heard from the page's own changes. */
export function appears(selector: string): string {
  return whenever(`document.querySelector(${JSON.stringify(selector)}) !== null`)
}

/** Resolves as soon as there is no such element. */
export function disappears(selector: string): string {
  return whenever(`document.querySelector(${JSON.stringify(selector)}) === null`)
}

function whenever(condition: string): string {
  return `new Promise(function (resolve) {
    function look() {
      if (!(${condition})) return
      watcher.disconnect()
      resolve(true)
    }
    var watcher = new MutationObserver(look)
    watcher.observe(document, { subtree: true, childList: true, attributes: true })
    look()
  })`
}

/** For a page: whether the first scene of the programme that it keeps is this one. */
export const KEPT_SCENE = (scene: string) => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('leitai')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const asked = opening.result.transaction('snapshots').objectStore('snapshots').get('wall')
    asked.onsuccess = () => {
      opening.result.close()
      resolve(asked.result?.programme?.items[0]?.scene === ${JSON.stringify(scene)})
    }
  }
})`
