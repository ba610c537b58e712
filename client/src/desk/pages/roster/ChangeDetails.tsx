import type { RosterDetail } from '@leitai/shared/roster'
import { useState } from 'react'
import { type DeskTexts, useDeskTexts } from '../../../i18n/desk.ts'

const SHOWN = 50

interface ChangeDetailsProps {
  details: readonly RosterDetail[]
  /** How many change in all: not every one may be told. */
  total: number
}

/** Who and what changes, one by one: those who leave and move first. */
export function ChangeDetails({ details, total }: ChangeDetailsProps) {
  const t = useDeskTexts()
  const [all, setAll] = useState(false)
  const shown = all ? details : details.slice(0, SHOWN)
  return (
    <>
      <ul className="change-details" aria-label={t.changes.title}>
        {shown.map((detail) => (
          <li key={`${detail.what}/${detail.id}`}>
            <span className={`state how-${detail.how}`}>{t.changes.how[detail.how]}</span>
            <span className="change-who">
              <strong>{detail.name}</strong> <span className="hint">{detail.id}</span>
            </span>
            <ul className="change-fields">
              {fieldsOf(detail).map(({ field, before, after }) => (
                <li key={`${field} ${before} ${after}`}>
                  <span className="hint">{t.changes.fields[field] ?? field}</span>{' '}
                  {before !== null && <s>{valueText(t, field, before)}</s>} {before !== null && '→ '}
                  <span>{after === null ? t.changes.nothing : valueText(t, field, after)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < details.length ? (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          {t.changes.showAll}
        </button>
      ) : (
        total > shown.length && <p className="hint">{t.changes.more(total - shown.length)}</p>
      )}
    </>
  )
}

/** The name of a new one stands before all this. */
function fieldsOf({ how, fields }: RosterDetail): RosterDetail['fields'] {
  return how === 'added' ? fields.filter(({ field }) => field !== 'name') : fields
}

/** What is a word of ours is said in the reader's language. */
function valueText(t: DeskTexts, field: string, value: string): string {
  if (field === 'role' || field === 'level' || field === 'hidden') return t.changes.values[value] ?? value
  if (field === 'weekStart') return t.settings.weekdays[Number(value) - 1] ?? value
  if (field === 'avatar') return (t.courier.avatars as Record<string, string>)[value] ?? value
  return field === 'postings' ? value.replace(/^2000-01-01/, t.courier.always) : value
}
