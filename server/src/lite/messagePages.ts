import { html, NOTHING } from './html.ts'
import { type LitePage, writePage } from './page.ts'

type Frame = Pick<LitePage, 'words' | 'refreshS' | 'next'>

/** The code of a wall that belongs to no station yet. */
export function writePairing(frame: Frame, code: string, host: string, otherLanguage: string): string {
  const { words } = frame
  const body = html`<div class="stage pairing">
<h1>${words.pairTitle}</h1>
<p>${words.pairOpen} <b>${host}/desk</b></p>
<p>${words.pairEnter}</p>
<p class="code" id="code">${code.slice(0, 4)} ${code.slice(4)}</p>
<p>${words.pairWaiting}</p>
<p class="hint">${words.cookies} <a href="${otherLanguage}">${words.switchLanguage}</a></p>
</div>`
  return writePage({ ...frame, body })
}

/** What is the matter where there is nothing to show; the page goes on asking. */
export function writeTrouble(frame: Frame, key: 'noNumbers' | 'busy'): string {
  const { words } = frame
  const hint = key === 'busy' ? html`<p class="hint">${words.cookies}</p>` : NOTHING
  const body = html`<div class="stage pairing"><h1>${words.product}</h1><p id="trouble">${words[key]}</p>${hint}</div>`
  return writePage({ ...frame, body })
}
