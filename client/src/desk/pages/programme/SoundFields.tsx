import { useRef } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { nextId } from '../../data/programmeForm.ts'
import { useFocusKept } from '../../hooks/useFocusKept.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { type PartProps, withEntry } from './part.ts'

/** Whether celebrations are heard, and how loud at what time. */
export function SoundFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  const { sound, volume } = form
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusKept(heading, volume.length)
  return (
    <section className="panel" aria-labelledby="programme-sound">
      <h2 id="programme-sound" ref={heading} tabIndex={-1}>
        {t.programme.sound}
      </h2>
      <Check
        name="sound"
        checked={sound}
        onChange={(checked) => onChange({ sound: checked })}
        label={t.programme.soundOn}
        hint={t.programme.soundHint}
      />
      {sound && (
        <>
          <p className="hint">{volume.length === 0 ? t.programme.volumeNone : t.programme.volumeHint}</p>
          <ul>
            {volume.map((step, index) => (
              <li key={step.id} className="volume-item">
                <Field label={t.programme.volumeFrom} error={errorOf(`volume.${index}.from`)}>
                  {(control) => (
                    <input
                      {...control}
                      type="time"
                      name={`volume.${index}.from`}
                      value={step.from}
                      onChange={(event) =>
                        onChange(
                          { volume: withEntry(volume, step.id, { from: event.target.value }) },
                          `volume from ${step.id}`,
                        )
                      }
                    />
                  )}
                </Field>
                <Field label={t.programme.percent} error={errorOf(`volume.${index}.percent`)}>
                  {(control) => (
                    <input
                      {...control}
                      name={`volume.${index}.percent`}
                      inputMode="numeric"
                      autoComplete="off"
                      value={step.percent}
                      onChange={(event) =>
                        onChange(
                          { volume: withEntry(volume, step.id, { percent: event.target.value }) },
                          `volume ${step.id}`,
                        )
                      }
                    />
                  )}
                </Field>
                <button
                  type="button"
                  className="button small danger-text"
                  onClick={() => onChange({ volume: volume.filter(({ id }) => id !== step.id) })}
                >
                  {t.programme.remove}
                  <span className="visually-hidden"> {t.programme.volumePlace(index + 1)}</span>
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="button"
            onClick={() => onChange({ volume: [...volume, { id: nextId(volume), from: '', percent: '30' }] })}
          >
            <Icon name="plus" /> {t.programme.addVolume}
          </button>
        </>
      )}
    </section>
  )
}
