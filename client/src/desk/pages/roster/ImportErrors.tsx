import type { RosterError } from '@leitai/shared/roster'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { getLanguage } from '../../../i18n/language.ts'
import { locateErrors } from '../../data/rosterErrors.ts'

/** Every mistake with its line, so that it can be mended in the box below. */
export function ImportErrors({ errors, text }: { errors: readonly RosterError[]; text: string }) {
  const t = useDeskTexts()
  const located = locateErrors(errors, text)
  return (
    <section className="panel import-errors" role="alert">
      <h2>{t.importing.errorsTitle(errors.length)}</h2>
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
            {located.map(({ line, column, field, message, source }) => (
              <tr key={`${field} ${message}`}>
                <th scope="row">
                  {line === null ? <code>{field}</code> : t.importing.line(line)}
                  {column && <span className="under">{columnName(t.importing.columns, column)}</span>}
                </th>
                <td>
                  {message}
                  {column && <span className="under">{ruleOf(t.importing.columns, column)}</span>}
                  {source && <code className="source">{source}</code>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type Columns = readonly (readonly string[])[]

function columnName(columns: Columns, column: string): string {
  const known = columns.find(([zh, en]) => column === zh || column === en)
  return known?.[getLanguage() === 'en' ? 1 : 0] ?? column
}

function ruleOf(columns: Columns, column: string): string | undefined {
  return columns.find(([zh, en]) => column === zh || column === en)?.[2]
}
