import type { DecisionInput, Dispute } from '@leitai/shared/dispute'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { ApiProblem } from '../../../live/api.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useKept } from '../../hooks/useKept.ts'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ReasonField } from '../pickups/ReasonField.tsx'
import type { PickupScope } from '../pickups/scope.ts'

const TEXT_MAX = 300
const EMPTY = { text: '' }

interface DecisionFormProps {
  dispute: Dispute
  scope: PickupScope
  onDecided(): void
}

/** The manager's answer, with the sentence that the courier will read. */
export function DecisionForm({ dispute: { id, about, name }, scope, onDecided }: DecisionFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const words = about === 'walls' ? t.disputes.wish : t.disputes
  const deciding = useAction()
  const [{ text }, change, clear] = useKept(`leitai.desk.dispute.${id}`, EMPTY)
  const [tried, setTried] = useState(false)

  async function decide(accept: boolean, form: HTMLFormElement | null) {
    setTried(true)
    if (text.trim() === '') return focusFault(form)
    const input: DecisionInput = { accept, text: text.trim() }
    const done = await deciding.run(async () => {
      try {
        await api.post<Dispute>(`${scope.base}/disputes/${encodeURIComponent(id)}/decision`, input)
        tell(accept ? words.done.accepted : t.disputes.done.declined)
      } catch (error) {
        // somebody else was quicker, or the courier has withdrawn it: what they said is what there is to see now
        if (!(error instanceof ApiProblem) || error.problem.code !== 'dispute_closed') throw error
        tell(error.problem.detail)
      }
    })
    if (!done) return
    clear()
    onDecided()
  }
  const { problem } = deciding
  return (
    <form className="decision" noValidate onSubmit={(event) => event.preventDefault()}>
      <ReasonField
        name="answer"
        sends={false}
        label={t.disputes.answer}
        hint={words.answerHint}
        error={
          problem?.field === 'text'
            ? problem.detail
            : tried && text.trim() === ''
              ? t.disputes.answerMissing
              : null
        }
        value={text}
        maxLength={TEXT_MAX}
        onChange={(value) => change({ text: value })}
      />
      {problem && problem.field !== 'text' && <ProblemNotice problem={problem} />}
      <div className="form-actions">
        {([true, false] as const).map((accept) => (
          <button
            key={String(accept)}
            type="button"
            className={accept ? 'button primary' : 'button'}
            disabled={deciding.busy}
            onClick={(event) => void decide(accept, event.currentTarget.form)}
          >
            {accept ? words.accept : words.decline}
            <span className="visually-hidden"> {name}</span>
          </button>
        ))}
      </div>
    </form>
  )
}
