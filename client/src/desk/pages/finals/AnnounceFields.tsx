import { useDeskTexts } from '../../../i18n/desk.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { type Announcing, BODY_MAX, TITLE_MAX } from './announcing.ts'

interface AnnounceFieldsProps {
  announcing: Announcing
  /** Of which board, where there are several; null where there is one. */
  board: string | null
  /** Whoever confirms has tried: what is missing is said. */
  tried: boolean
  onChange(announcing: Announcing): void
}

/** Whether a revision is told to walls and phones, and in what words. */
export function AnnounceFields({ announcing, board, tried, onChange }: AnnounceFieldsProps) {
  const t = useDeskTexts()
  const { of, ticked, words } = announcing
  const change = (part: Partial<typeof words>) => onChange({ ...announcing, words: { ...words, ...part } })
  return (
    <fieldset className="announce-fields" data-announce={of}>
      <legend className="visually-hidden">{board ?? t.finals.announce}</legend>
      <Check
        name={`announce ${of}`}
        checked={ticked}
        onChange={(value) => onChange({ ...announcing, ticked: value })}
        label={board === null ? t.finals.announce : t.finals.announceOf(board)}
        hint={ticked && t.finals.announceHint}
      />
      {ticked && (
        <>
          <Field
            label={t.posting.heading}
            error={tried && words.title.trim() === '' ? t.finals.titleMissing : null}
          >
            {(control) => (
              <input
                {...control}
                name="title"
                autoComplete="off"
                maxLength={TITLE_MAX}
                value={words.title}
                onChange={(event) => change({ title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t.posting.body} hint={t.finals.announceBodyHint}>
            {(control) => (
              <textarea
                {...control}
                name="body"
                rows={3}
                maxLength={BODY_MAX}
                value={words.body}
                onChange={(event) => change({ body: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </fieldset>
  )
}
