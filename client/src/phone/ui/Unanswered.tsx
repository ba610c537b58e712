import { usePhoneTexts } from '../../i18n/phone.ts'

export interface UnansweredProps {
  /** Why there is no answer, or none anew; null while nothing has gone wrong. */
  problem: string | null
  /** Nothing is known yet. */
  isAsking: boolean
  onRetry: () => unknown
  /** What is said meanwhile; left out, that the page opens. */
  asking?: string
}

/** What a page says while it has no answer, or could not ask anew. */
export function Unanswered({ problem, isAsking, onRetry, asking }: UnansweredProps) {
  const t = usePhoneTexts()
  if (problem === null) {
    return isAsking ? (
      <p className="card empty" role="status">
        {asking ?? t.opening}
      </p>
    ) : null
  }
  return (
    <div className="card" role="alert">
      <p className="empty">{problem}</p>
      <button type="button" className="button button-quiet" onClick={() => void onRetry()}>
        {t.retry}
      </button>
    </div>
  )
}
