import type { OwnChallenge } from '@leitai/shared/challenge'
import type { Snapshot } from '@leitai/shared/protocol'
import { useId, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useDuelTexts } from '../../../i18n/phone/duels.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import { periodTitle, timeText } from '../../format.ts'
import { useTask } from '../../useTask.ts'
import { HeadToHead, scoresOf } from './HeadToHead.tsx'

interface DuelCardProps {
  api: Api
  path: string
  challenge: OwnChallenge
  courierId: string
  snapshot: Snapshot
  nowMs: number
  onChange: () => void
}

/** One challenge of mine: who against whom, how it stands, and what I can do about it. */
export function DuelCard(props: DuelCardProps) {
  const { challenge, courierId, snapshot, nowMs } = props
  const t = useDuelTexts()
  const phone = usePhoneTexts()
  const language = useLanguage()
  const { id, a, b, state, metric, period, title, answer, outcome, expiresAt, byCourier } = challenge
  const isAsked = state === 'asked' && b.memberId === courierId
  const isLive = state === 'open' || state === 'grace'
  const scores = outcome?.scores ?? (isLive ? scoresOf(snapshot, challenge) : null)
  return (
    <article className="card duel" data-duel={id} data-state={state}>
      <p className="duel-head">
        <span className={state === 'open' ? 'mark mark-counted' : 'mark'}>{t.states[state]}</span>
        <span className="card-note">
          {periodTitle(period, language)} · {phone.metrics[metric]}
          {!byCourier && ` · ${t.byManager}`}
        </span>
      </p>
      {isAsked && (
        <h2>
          <bdi>{t.asksYou(a.name)}</bdi>
        </h2>
      )}
      {title !== '' && <p className="duel-title">“{title}”</p>}
      <HeadToHead a={a} b={b} courierId={courierId} scores={scores} winner={outcome?.winner ?? null} />
      {state === 'final' && outcome === null && <p className="card-note">{t.nothingCounted}</p>}
      {answer !== '' && <p className="duel-said">{t.said(answer)}</p>}
      {expiresAt !== null && (
        <p className="card-note">
          {t.until(timeText(expiresAt, nowMs, snapshot.station.timeZone, language))}
        </p>
      )}
      {state === 'asked' && (isAsked ? <AnswerForm {...props} /> : <TakeBack {...props} />)}
    </article>
  )
}

function AnswerForm({ api, path, challenge, onChange }: DuelCardProps) {
  const t = useDuelTexts()
  const id = useId()
  const [word, setWord] = useState('')
  const { isBusy, problem, run } = useTask()
  const answer = (accept: boolean) =>
    run(async () => {
      await api.post(`${path}/${challenge.id}/answer`, { accept, word })
      onChange()
    })
  return (
    <div className="entry">
      <div className="entry-field">
        <label htmlFor={id}>{t.word}</label>
        <input id={id} value={word} maxLength={60} onChange={(event) => setWord(event.target.value)} />
      </div>
      <div className="entry-actions">
        <button type="button" className="button" disabled={isBusy} onClick={() => void answer(true)}>
          {t.accept}
        </button>
        <button type="button" className="link" disabled={isBusy} onClick={() => void answer(false)}>
          {t.decline}
        </button>
        <p className="form-error" role="alert">
          {problem}
        </p>
      </div>
    </div>
  )
}

function TakeBack({ api, path, challenge, onChange }: DuelCardProps) {
  const t = useDuelTexts()
  const { isBusy, problem, run } = useTask()
  const takeBack = () =>
    run(async () => {
      await api.del(`${path}/${challenge.id}`)
      onChange()
    })
  return (
    <div className="entry-actions">
      <button type="button" className="link" disabled={isBusy} onClick={() => void takeBack()}>
        {t.takeBack}
      </button>
      <p className="form-error" role="alert">
        {problem}
      </p>
    </div>
  )
}
