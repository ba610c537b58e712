import { useDeskTexts } from '../../../i18n/desk.ts'
import { BODY_MAX, TITLE_MAX } from '../../data/posting.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import type { PartProps } from './PostingForm.tsx'

const KINDS = ['award', 'notice', 'practice'] as const

/** Kind, title, text. */
export function TextFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  return (
    <>
      <FieldGroup legend={t.posting.kind}>
        <Choice
          look="cards"
          label={t.posting.kind}
          name="kind"
          value={form.kind}
          options={KINDS.map((value) => ({
            value,
            label: t.announcements.kinds[value],
            hint: t.announcements.kindHints[value],
          }))}
          onChange={(kind) => onChange({ kind })}
        />
      </FieldGroup>
      <Field
        label={t.posting.heading}
        hint={<Room text={form.title} max={TITLE_MAX} />}
        error={errorOf('title') ?? excess(form.title, TITLE_MAX, t.posting.tooLong)}
      >
        {(control) => (
          <input
            {...control}
            name="title"
            autoComplete="off"
            placeholder={t.posting.headingPlaceholder}
            value={form.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t.posting.body}
        hint={
          <>
            {t.posting.bodyHint} · <Room text={form.body} max={BODY_MAX} />
          </>
        }
        error={errorOf('body') ?? excess(form.body, BODY_MAX, t.posting.tooLong)}
      >
        {(control) => (
          <textarea
            {...control}
            name="body"
            rows={4}
            value={form.body}
            onChange={(event) => onChange({ body: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** By how much a text is too long, in words; null while it fits. */
function excess(text: string, max: number, words: (n: number) => string): string | null {
  const over = text.trim().length - max
  return over > 0 ? words(over) : null
}

function Room({ text, max }: { text: string; max: number }) {
  const t = useDeskTexts()
  return <>{t.posting.left(Math.max(max - text.trim().length, 0))}</>
}
