/** The previews of the wall's scenes, as a browser opens them. */
import { SCENE_IDS } from '@leitai/shared/sceneIds'

export const PREVIEWED = ['today', ...SCENE_IDS]
/** The steps of an awards ceremony, over whatever scene is on. */
export const PREVIEWED_AWARDS = ['award-third', 'award-second', 'award-first', 'award-poster']
/** An announcement over the whole wall. */
export const PREVIEWED_TAKEOVER = 'takeover'
export { CASES } from '../../client/src/wall/preview/cases.ts'

/** The address of one preview; `after` in seconds shows what has its turn later. */
export function previewPath(scene: string, of: string, more = ''): string {
  return `/wall/preview?scene=${scene}&case=${of}${more}`
}

/** Goes on to another preview within the same page, and resolves once it is drawn with its component. */
export function turnTo(scene: string, of: string, path: string): string {
  const drawn = PREVIEWED_AWARDS.includes(scene) ? '[data-ceremony]' : '.floor'
  return `new Promise(function (resolve) {
    function look() {
      var shown = document.querySelector('[data-preview="${scene}/${of}"]')
      if (!shown || shown.querySelector('[data-loading]') || !shown.querySelector('${drawn}')) return
      watcher.disconnect()
      requestAnimationFrame(function () { requestAnimationFrame(resolve) })
    }
    var watcher = new MutationObserver(look)
    watcher.observe(document, { subtree: true, childList: true, attributes: true })
    history.pushState(null, '', ${JSON.stringify(path)})
    dispatchEvent(new PopStateEvent('popstate'))
    look()
  })`
}

/**
 * What `check` finds in every case of some scenes, by address: one after the other in one go, without waiting for
 * them to be painted. Runs inside of the page, which is a preview already.
 */
export function findInAll(
  check: () => string[],
  scenes: readonly string[],
  cases: readonly string[],
): string {
  return `(async function () {
    var check = ${check.toString()}
    var found = {}
    var lyingOver = ${JSON.stringify([PREVIEWED_TAKEOVER, ...PREVIEWED_AWARDS])}
    function turn() { return new Promise(function (resolve) { setTimeout(resolve) }) }
    for (var scene of ${JSON.stringify(scenes)}) for (var of of ${JSON.stringify(cases)}) {
      var path = '/wall/preview?scene=' + scene + '&case=' + of
      history.pushState(null, '', path)
      dispatchEvent(new PopStateEvent('popstate'))
      do { await turn() } while (!document.querySelector('[data-preview="' + scene + '/' + of + '"]'))
      do { await turn() } while (document.querySelector('[data-loading]'))
      if (lyingOver.indexOf(scene) >= 0)
        while (!document.querySelector('[data-ceremony], [data-takeover]')) await turn()
      var here = check()
      if (here.length > 0) found[path] = here
    }
    return found
  })()`
}
