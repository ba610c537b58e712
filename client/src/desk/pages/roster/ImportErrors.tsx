import type { WordedRosterError } from '@leitai/shared/roster'
import { type DeskTexts, useDeskTexts } from '../../../i18n/desk.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { type LocatedError, locateErrors } from '../../data/rosterErrors.ts'
import { ArrivingHeading } from '../../ui/ArrivingHeading.tsx'

/** Every mistake with its line, so that it can be mended in the box below. */
export function ImportErrors({ errors, text }: { errors: readonly WordedRosterError[]; text: string }) {
  const t = useDeskTexts()
  const located = locateErrors(errors, text)
  return (
    <section className="panel import-errors">
      <ArrivingHeading>{t.importing.errorsTitle(located.length)}</ArrivingHeading>
      <p className="hint">{t.importing.editBelow}</p>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.importing.errorWhere}</th>
              <th scope="col">{t.importing.errorWhat}</th>
            </tr>
          </thead>
          <tbody>
            {located.map((error) => (
              <ErrorRow key={error.field} error={error} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The rule that was broken, in the reader's language; where none is known, the server's own words. */
function ErrorRow({ error: { line, column, field, code, message, source } }: { error: LocatedError }) {
  const t = useDeskTexts()
  const inEnglish = useLanguage() === 'en'
  const known = columnOf(t, column)
  const rule = known && code === 'not_valid' && t.importing.expected(known.rule)
  return (
    <tr>
      <th scope="row">
        {line === null ? <code>{field}</code> : t.importing.line(line)}
        {column && <span className="under">{known ? (inEnglish ? known.en : known.zh) : column}</span>}
      </th>
      <td>
        {rule || message}
        {source && <code className="source">{source}</code>}
      </td>
    </tr>
  )
}

function columnOf(t: DeskTexts, column: string | null) {
  const [zh, en, rule] = t.importing.columns.find(([inZh, inEn]) => column === inZh || column === inEn) ?? []
  return zh && en && rule ? { zh, en, rule } : null
}
