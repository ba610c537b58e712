import { type Html, html } from './html.ts'
import { RENEW_ADDRESS } from './renewScript.ts'
import { LITE_STYLE } from './style.ts'
import type { LiteWords } from './words.ts'

export interface LitePage {
  words: LiteWords
  /** When it asks again by itself. */
  refreshS: number
  /** Where it goes then; the same page where it stays there. */
  next: string
  /** Numbers that nothing confirms are dimmed. */
  stale?: boolean
  body: Html
}

/** A whole page that renews itself, also where there are no scripts. */
export function writePage({ words, refreshS, next, stale = false, body }: LitePage): string {
  const refresh = `${refreshS};url=${next}`
  return html`<!DOCTYPE html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>
<title>${words.product}</title>
<style>${{ html: LITE_STYLE }}</style>
</head>
<body class="${stale ? 'stale' : ''}" data-next="${next}" data-refresh-s="${refreshS}">
${body}
<script src="${RENEW_ADDRESS}"></script>
</body>
</html>
`.html
}
