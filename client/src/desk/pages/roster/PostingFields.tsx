import type { RosterReply } from '@leitai/shared/api'
import type { Posting } from '@leitai/shared/roster'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { type CourierField, type CourierForm, withoutComing } from '../../data/courierForm.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'

const CHANGES = ['none', 'move', 'leave'] as const
/** Since when one is posted of whom nobody has said: as of always. */
const ALWAYS = '2000-01-01'

interface PostingFieldsProps {
  form: CourierForm
  stations: RosterReply['stations']
  today: string
  isNew: boolean
  errorOf(field: CourierField): string | null
  onChange(part: Partial<CourierForm>): void
}

/** Where a courier has belonged and belongs, and what becomes of it. */
export function PostingFields(props: PostingFieldsProps) {
  const t = useDeskTexts()
  const { form, isNew, onChange } = props
  if (isNew) return <MoveFields {...props} />
  return (
    <>
      <FieldGroup legend={t.courier.postings}>
        <PostingList {...props} />
      </FieldGroup>
      <FieldGroup legend={t.courier.change}>
        <Choice
          label={t.courier.change}
          name="change"
          value={form.change}
          options={CHANGES.map((value) => ({ value, label: t.courier.changes[value] }))}
          onChange={(change) => onChange({ change })}
        />
      </FieldGroup>
      {form.change === 'move' && <MoveFields {...props} />}
      {form.change === 'leave' && <LeaveField {...props} />}
    </>
  )
}

function PostingList({ form, stations, today, onChange }: PostingFieldsProps) {
  const t = useDeskTexts()
  const nameOf = (id: string) => stations.find((station) => station.id === id)?.name ?? id
  const text = ({ station, from, lastDay }: Posting) =>
    [
      nameOf(station),
      from === ALWAYS ? t.courier.always : t.courier.since(from),
      lastDay && t.courier.until(lastDay),
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <ul className="posting-list">
      {form.postings.map((posting) => {
        const without = withoutComing(form.postings, posting, today)
        return (
          <li key={posting.from}>
            <span>{text(posting)}</span>
            {without && (
              <button
                type="button"
                className="button small"
                aria-label={t.courier.cancelComingOf(text(posting))}
                onClick={() => onChange({ postings: without })}
              >
                {t.courier.cancelComing}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function MoveFields({ form, stations, isNew, errorOf, onChange }: PostingFieldsProps) {
  const t = useDeskTexts()
  return (
    <div className="columns">
      <Field label={isNew ? t.courier.stationNew : t.courier.station} error={errorOf('station')}>
        {(control) => (
          <select
            {...control}
            name="to"
            value={form.station}
            onChange={(event) => onChange({ station: event.target.value })}
          >
            <option value="">{t.courier.choose}</option>
            {stations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.courier.from} error={errorOf('from')}>
        {(control) => (
          <input
            {...control}
            type="date"
            name="from"
            value={form.from}
            onChange={(event) => onChange({ from: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

function LeaveField({ form, errorOf, onChange }: PostingFieldsProps) {
  const t = useDeskTexts()
  return (
    <Field label={t.courier.lastDay} hint={t.courier.lastDayHint} error={errorOf('lastDay')}>
      {(control) => (
        <input
          {...control}
          type="date"
          name="lastDay"
          value={form.lastDay}
          onChange={(event) => onChange({ lastDay: event.target.value })}
        />
      )}
    </Field>
  )
}
