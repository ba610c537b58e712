import { useDeskTexts } from '../../../i18n/desk.ts'
import { bodyType, titleSize } from '../../../wall/takeover/posterType.ts'
import type { PostingForm } from '../../data/posting.ts'

/** The way most walls hang. */
const PICTURED = { portrait: false }

/** Small pictures of the wall with the announcement on it, as it is being written; type is set as the wall sets it. */
export function WallPreview({ form }: { form: PostingForm }) {
  const t = useDeskTexts()
  const title = form.title.trim() || t.posting.previewEmpty
  const body = form.body.trim()
  const rolls = bodyType(body, PICTURED).rolls
  return (
    <section className="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t.posting.preview}</h2>
      {form.takeover && (
        <figure>
          <div className={`mini-wall ${form.kind}`}>
            <div className="mini-takeover">
              <span className="mini-kind">{t.announcements.kinds[form.kind]}</span>
              <span className="mini-title" style={{ fontSize: `${titleSize(title, PICTURED)}em` }}>
                {title}
              </span>
              {body && (
                <span className="mini-body" style={{ fontSize: `${bodyType(body, PICTURED).rem}em` }}>
                  {body}
                </span>
              )}
            </div>
          </div>
          <figcaption>{rolls ? t.posting.previewRolls : t.posting.previewTakeover}</figcaption>
        </figure>
      )}
      {form.ticker && (
        <figure>
          <div className="mini-wall" aria-hidden="true">
            <span className="mini-rows" />
            <span className="mini-ticker">
              <span className="mini-ticker-kind">{t.announcements.kinds[form.kind]}</span>
              <span className="mini-ticker-text">
                {[title, body.replace(/\s*\n\s*/g, '　')].filter(Boolean).join('　')}
              </span>
            </span>
          </div>
          <figcaption>{t.posting.previewTicker}</figcaption>
        </figure>
      )}
    </section>
  )
}
