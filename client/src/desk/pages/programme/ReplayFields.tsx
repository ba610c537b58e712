import { REPLAY_SECONDS } from '@leitai/shared/replay'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useReplayTexts } from '../../../i18n/replay.ts'
import { type ItemForm, REPLAY_AT_FIRST } from '../../data/programmeForm.ts'
import { Field } from '../../ui/Field.tsx'

interface ReplayFieldsProps {
  item: ItemForm
  /** The path of the replay, for its errors and names. */
  path: string
  onChange(change: Partial<ItemForm>, of?: string): void
  errorOf(path: string): string | null
}

/** Which day a replay is of, and how fast it goes. */
export function ReplayFields({ item, path, onChange, errorOf }: ReplayFieldsProps) {
  const t = useDeskTexts().programme.replay
  const words = useReplayTexts()
  const replay = item.replay ?? REPLAY_AT_FIRST
  const { latest, date, seconds } = replay
  const change = (parts: Partial<typeof replay>, of: string) =>
    onChange({ replay: { ...replay, ...parts } }, `${of} ${item.id}`)
  return (
    <div className="scene-replay">
      <Field label={words.date}>
        {(control) => (
          <select
            {...control}
            name={`${path}.which`}
            value={latest ? 'latest' : 'past'}
            onChange={(event) => change({ latest: event.target.value === 'latest' }, 'which')}
          >
            <option value="latest">{t.latest}</option>
            <option value="past">{t.past}</option>
          </select>
        )}
      </Field>
      {!latest && (
        <Field label={t.day} error={errorOf(`${path}.day`)}>
          {(control) => (
            <input
              {...control}
              type="date"
              name={`${path}.day`}
              value={date}
              onChange={(event) => change({ date: event.target.value }, 'day')}
            />
          )}
        </Field>
      )}
      <Field label={words.duration}>
        {(control) => (
          <select
            {...control}
            name={`${path}.seconds`}
            value={seconds}
            onChange={(event) => {
              const chosen = REPLAY_SECONDS.find((one) => String(one) === event.target.value)
              if (chosen) change({ seconds: chosen }, 'replaySeconds')
            }}
          >
            {REPLAY_SECONDS.map((one) => (
              <option key={one} value={one}>
                {words.seconds(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className="hint">{t.hint}</p>
    </div>
  )
}
