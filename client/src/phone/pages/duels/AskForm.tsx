import type { OwnChallengeInput } from '@leitai/shared/challenge'
import type { Snapshot } from '@leitai/shared/protocol'
import { type SubmitEvent, useId, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useDuelTexts } from '../../../i18n/phone/duels.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import { Choice } from '../../ui/Choice.tsx'
import { MetricChoice } from '../../ui/MetricChoice.tsx'
import { useTask } from '../../useTask.ts'

/** As the server has it; its module comes with a parser that phones do without. */
const MAX_WORD = 24

interface AskFormProps {
  api: Api
  path: string
  snapshot: Snapshot
  courierId: string
  onSent: () => void
}

/** Challenges a colleague: the champion stands first. */
export function AskForm({ api, path, snapshot, courierId, onSent }: AskFormProps) {
  const t = useDuelTexts()
  const phone = usePhoneTexts()
  const id = useId()
  const [opponent, setOpponent] = useState('')
  const [period, setPeriod] = useState<OwnChallengeInput['period']>('today')
  const [metric, setMetric] = useState(snapshot.settings.wallMetric)
  const [word, setWord] = useState('')
  const [isSent, setSent] = useState(false)
  const { isBusy, problem, run } = useTask()
  const colleagues = useColleagues(snapshot, courierId)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setSent(false)
    void run(async () => {
      const input: OwnChallengeInput = { opponent, metric, period, word }
      await api.post(path, input)
      setSent(true)
      setOpponent('')
      setWord('')
      onSent()
    })
  }

  return (
    <form className="card entry" onSubmit={submit} data-duel-form>
      <h2>{t.ask}</h2>
      <div className="entry-field">
        <label htmlFor={`${id}who`}>{t.opponent}</label>
        <select
          id={`${id}who`}
          name="opponent"
          required
          value={opponent}
          onChange={(event) => setOpponent(event.target.value)}
        >
          <option value="">{t.choose}</option>
          {colleagues.map(({ memberId, name, isChampion }) => (
            <option key={memberId} value={memberId}>
              {isChampion ? t.champion(name) : name}
            </option>
          ))}
        </select>
      </div>
      <Choice
        label={t.period}
        options={[
          { value: 'today', label: phone.running.day },
          { value: 'this-week', label: phone.running.week },
        ]}
        value={period}
        onChange={setPeriod}
      />
      <MetricChoice label={t.metric} value={metric} onChange={setMetric} />
      <div className="entry-field">
        <label htmlFor={`${id}word`}>{t.motto}</label>
        <input
          id={`${id}word`}
          name="word"
          value={word}
          maxLength={MAX_WORD}
          placeholder={t.example}
          onChange={(event) => setWord(event.target.value)}
        />
      </div>
      <p className="form-error" role="alert">
        {problem}
      </p>
      <button type="submit" className="button" disabled={isBusy || opponent === ''}>
        {isBusy ? t.sending : t.send}
      </button>
      {isSent && <p role="status">{t.sent}</p>}
    </form>
  )
}

/** Everybody on the board of the day but oneself: last week's champions first, the others by name. */
function useColleagues({ boards, members, lastWeek }: Snapshot, courierId: string) {
  const language = useLanguage()
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const champions = new Set(
    lastWeek.standings.filter(({ rank }) => rank === 1).map(({ memberId }) => memberId),
  )
  return boards['day/pickups'].rows
    .filter(([memberId]) => memberId !== courierId)
    .map(([memberId]) => ({
      memberId,
      name: names.get(memberId) ?? memberId,
      isChampion: champions.has(memberId),
    }))
    .sort((a, b) => Number(b.isChampion) - Number(a.isChampion) || a.name.localeCompare(b.name, language))
}
