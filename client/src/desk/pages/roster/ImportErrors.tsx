import type { WordedRosterError } from '@leitai/shared/roster'
import { type DeskTexts, useDeskTexts } from '../../../i18n/desk.ts'
import { type LocatedError, locateErrors } from '../../data/rosterErrors.ts'
import type { GivenRoster } from '../../data/rosterText.ts'
import { ArrivingHeading } from '../../ui/ArrivingHeading.tsx'

/** Every mistake with its line, so that it can be mended in the box below. */
export function ImportErrors({
  errors,
  given,
}: {
  errors: readonly WordedRosterError[]
  given: GivenRoster
}) {
  const t = useDeskTexts()
  const located = locateErrors(errors, given.text)
  return (
    <section className="panel import-errors">
      <ArrivingHeading>{t.importing.errorsTitle(located.length)}</ArrivingHeading>
      <p className="hint">{given.book ? t.importing.mendBook : t.importing.editBelow}</p>
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

function ErrorRow({ error }: { error: LocatedError }) {
  const t = useDeskTexts()
  const { sheet, line, column, field, source } = error
  return (
    <tr>
      <th scope="row">
        {line === null ? <code>{field}</code> : t.importing.line(line)}
        {sheet !== undefined && <span className="under">{t.importing.sheet(sheet)}</span>}
        {column && <span className="under">{column}</span>}
      </th>
      <td>
        {wordsOf(t, error)}
        {source && <code className="source">{source}</code>}
      </td>
    </tr>
  )
}

/** The rule that was broken, in the reader's language; where none is known, the server's own words. */
export function wordsOf(t: DeskTexts, { column, code, message }: LocatedError): string {
  const [, , rule] = t.importing.columns.find(([inZh, inEn]) => column === inZh || column === inEn) ?? []
  return rule && code === 'not_valid' ? t.importing.expected(rule) : message
}
