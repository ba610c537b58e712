import { useDeskTexts } from '../../i18n/desk.ts'
import type { ReplyProblem } from '../../live/api.ts'

interface ProblemNoticeProps {
  problem: ReplyProblem | null
  onRetry?: () => void
}

/** A failure in the server's words, read out as it appears. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const t = useDeskTexts()
  if (!problem) return null
  return (
    <div className="notice bad" role="alert">
      <span>{problem.detail}</span>
      {onRetry && (
        <button type="button" className="button small" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}
