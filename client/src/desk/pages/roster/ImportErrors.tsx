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

/** The rule that was broken, in the reader's language; where none is known, the server's own words. */
function ErrorRow({ error: { sheet, line, column, field, code, message, source } }: { error: LocatedError }) {
  const t = useDeskTexts()
  const expected = ruleOf(t, column)
  const rule = expected && code === 'not_valid' && t.importing.expected(expected)
  return (
    <tr>
      <th scope="row">
        {line === null ? <code>{field}</code> : t.importing.line(line)}
        {sheet !== undefined && <span className="under">{t.importing.sheet(sheet)}</span>}
        {column && <span className="under">{column}</span>}
      </th>
      <td>
        {rule || message}
        {source && <code className="source">{source}</code>}
      </td>
    </tr>
  )
}

function ruleOf(t: DeskTexts, column: string | null) {
  const [, , rule] = t.importing.columns.find(([inZh, inEn]) => column === inZh || column === inEn) ?? []
  return rule
}
