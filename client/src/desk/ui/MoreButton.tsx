import { useDeskTexts } from '../../i18n/desk.ts'
import type { Pages } from '../hooks/usePages.ts'

/** Reads one page more of a list; gone once everything is there. */
export function MoreButton<P>({ pages: { more, busy } }: { pages: Pick<Pages<P>, 'more' | 'busy'> }) {
  const t = useDeskTexts()
  if (!more) return null
  return (
    <button type="button" className="button more" aria-disabled={busy} onClick={() => !busy && more()}>
      {busy ? t.why.reading : t.why.more}
    </button>
  )
}
