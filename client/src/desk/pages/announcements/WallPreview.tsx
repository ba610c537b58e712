import { useDeskTexts } from '../../../i18n/desk.ts'
import type { PostingForm } from '../../data/posting.ts'

/** From so many characters on the wall sets them smaller. */
const LONG_TITLE = 24
const LONG_BODY = 90

/** Small pictures of the wall with the announcement on it, as it is being written. */
export function WallPreview({ form }: { form: PostingForm }) {
  const t = useDeskTexts()
  const title = form.title.trim()
  const body = form.body.trim()
  return (
    <section className="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t.posting.preview}</h2>
      {form.takeover && (
        <figure>
          <div className={`mini-wall takeover ${form.kind}`}>
            <div className="mini-takeover">
              <span className="mini-kind">{t.announcements.kinds[form.kind]}</span>
              <span className={title.length > LONG_TITLE ? 'mini-title long' : 'mini-title'}>
                {title || t.posting.previewEmpty}
              </span>
              {body && (
                <span className={body.length > LONG_BODY ? 'mini-body long' : 'mini-body'}>{body}</span>
              )}
            </div>
          </div>
          <figcaption>{t.posting.previewTakeover}</figcaption>
        </figure>
      )}
      {form.ticker && (
        <figure>
          <div className="mini-wall board" aria-hidden="true">
            <span className="mini-rows" />
            <span className="mini-ticker">
              <span className="mini-ticker-kind">{t.announcements.kinds[form.kind]}</span>
              <span className="mini-ticker-text">
                {[title || t.posting.previewEmpty, body.replace(/\s*\n\s*/g, '　')]
                  .filter(Boolean)
                  .join('　')}
              </span>
            </span>
          </div>
          <figcaption>{t.posting.previewTicker}</figcaption>
        </figure>
      )}
    </section>
  )
}
