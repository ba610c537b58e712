import { useRef } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { minutesOf } from '../../data/clockTime.ts'
import { newQuiet, type WhenForm } from '../../data/programmeForm.ts'
import { useFocusKept } from '../../hooks/useFocusKept.ts'
import { DayBar } from '../../ui/DayBar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { type PartProps, withEntry } from './part.ts'
import { useWhenWords, WhenFields } from './WhenFields.tsx'

/** When nothing is celebrated, heard or taken over. */
export function QuietFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  const whenWords = useWhenWords()
  const { quiet } = form
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusKept(heading, quiet.length)
  return (
    <section className="panel" aria-labelledby="programme-quiet">
      <h2 id="programme-quiet" ref={heading} tabIndex={-1}>
        {t.programme.quiet}
      </h2>
      <p className="hint">{t.programme.quietHint}</p>
      {quiet.length === 0 && <p className="faint">{t.programme.quietNone}</p>}
      <ul>
        {quiet.map((when, index) => (
          <li key={when.id} className="quiet-item">
            <div className="section-head">
              <h3>{whenWords(when)}</h3>
              <button
                type="button"
                className="button small danger-text"
                onClick={() => onChange({ quiet: quiet.filter(({ id }) => id !== when.id) })}
              >
                {t.programme.remove}
                <span className="visually-hidden"> {t.programme.quietPlace(index + 1)}</span>
              </button>
            </div>
            <WhenFields
              when={when}
              path={`quiet.${index}`}
              onChange={(change, of) => onChange({ quiet: withEntry(quiet, when.id, change) }, of)}
              errorOf={errorOf}
            />
            <DayBar label={whenWords(when)} spans={spansOf(when)} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        onClick={() => onChange({ quiet: [...quiet, newQuiet(quiet)] })}
      >
        <Icon name="plus" /> {t.programme.addQuiet}
      </button>
    </section>
  )
}

/** What is drawn of it: nothing while a time is missing. */
function spansOf({ wholeDay, from, to }: WhenForm): { from: number; to: number }[] {
  if (wholeDay) return [{ from: 0, to: 24 * 60 }]
  const [begins, ends] = [minutesOf(from), minutesOf(to)]
  return begins === null || ends === null ? [] : [{ from: begins, to: ends }]
}
