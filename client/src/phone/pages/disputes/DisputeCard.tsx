import type { Clock } from '@leitai/shared/clock'
import type { Dispute, DisputeState, DisputeStep } from '@leitai/shared/dispute'
import { signatoryOf } from '@leitai/shared/signature'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useDisputeTexts } from '../../../i18n/phone/disputes.ts'
import { ApiProblem } from '../../../live/api.ts'
import { timeText } from '../../format.ts'
import type { Disputes } from '../../session/disputes.ts'
import { useFocus } from '../../ui/useFocus.ts'

/** A shape for each state, so that nobody needs the colour. */
const SHAPES: Record<DisputeState, string> = { open: '…', accepted: '✓', declined: '✕', withdrawn: '↩' }

interface DisputeCardProps {
  dispute: Dispute
  /** Its answer has just been seen for the first time. */
  isFresh: boolean
  disputes: Disputes
  clock: Clock
  timeZone: string
}

/** One dispute: what it is about, how it stands, and who said what when. */
export function DisputeCard({ dispute, isFresh, disputes, clock, timeZone }: DisputeCardProps) {
  const t = useDisputeTexts()
  const { id, about, pickupId, state, trail } = dispute
  return (
    <article className="card" data-dispute-id={id} data-state={state}>
      <header className="card-head">
        <h3>{t.about[about]}</h3>
        <p className="dispute-marks">
          {isFresh && <span className="kind">{t.newAnswer}</span>}
          <span className={`mark dispute-${state}`}>
            <span aria-hidden="true">{SHAPES[state]}</span> {t.states[state]}
          </span>
        </p>
      </header>
      {about !== 'walls' && <p className="card-note">{pickupId ?? t.noWaybill}</p>}
      <ol className="trail">
        {trail.map((step) => (
          <Step key={`${step.at} ${step.state}`} step={step} clock={clock} timeZone={timeZone} />
        ))}
      </ol>
      {state === 'open' && <Withdraw disputeId={id} disputes={disputes} />}
    </article>
  )
}

function Step({ step, clock, timeZone }: { step: DisputeStep; clock: Clock; timeZone: string }) {
  const t = useDisputeTexts()
  const language = useLanguage()
  return (
    <li className={step.by === 'courier' ? 'step' : 'step step-answer'}>
      <p className="card-note">
        <strong>{speakerOf(step.by, t.said)}</strong> {t.steps[step.state]}{' '}
        <time dateTime={step.at}>{timeText(Date.parse(step.at), clock.now(), timeZone, language)}</time>
      </p>
      {step.text !== '' && <p className="step-text">{step.text}</p>}
    </li>
  )
}

/** Who a step of a trail is from. */
function speakerOf(by: string, said: { courier: string; manager: string }): string {
  if (by === 'courier') return said.courier
  return signatoryOf(by)?.name || said.manager
}

/** Two taps: a dispute that is withdrawn does not come back. */
function Withdraw({ disputeId, disputes }: { disputeId: string; disputes: Disputes }) {
  const t = useDisputeTexts()
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = useFocus<HTMLFieldSetElement>(isAsking)

  async function withdraw() {
    setIsBusy(true)
    setProblem(null)
    try {
      await disputes.withdraw(disputeId)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.detail)
      // it may have been answered meanwhile
      void disputes.refresh()
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <>
      {isAsking ? (
        <fieldset className="dispute-confirm" ref={confirm} tabIndex={-1}>
          <legend>{t.withdrawSure}</legend>
          <button type="button" className="button" disabled={isBusy} onClick={() => void withdraw()}>
            {t.withdrawYes}
          </button>
          <button type="button" className="link" onClick={() => setIsAsking(false)}>
            {t.withdrawNo}
          </button>
        </fieldset>
      ) : (
        <button type="button" className="link dispute-withdraw" onClick={() => setIsAsking(true)}>
          {t.withdraw}
        </button>
      )}
      <p className="form-error" role="alert">
        {problem}
      </p>
    </>
  )
}
