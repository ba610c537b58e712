import { usePhoneTexts } from '../../i18n/phone.ts'
import type { Answer } from '../useAnswer.ts'

/** What a page says while it has no answer, or could not ask anew. */
export function Unanswered({ answer }: { answer: Answer<unknown> }) {
  const t = usePhoneTexts()
  if (answer.problem === null) {
    return answer.value === null ? (
      <p className="card empty" role="status">
        {t.opening}
      </p>
    ) : null
  }
  return (
    <div className="card" role="alert">
      <p className="empty">{answer.problem}</p>
      <button type="button" className="button button-quiet" onClick={() => void answer.ask()}>
        {t.retry}
      </button>
    </div>
  )
}
