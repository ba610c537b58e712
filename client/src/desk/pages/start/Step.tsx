import { type ReactNode, useId } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { ArrivingHeading } from '../../ui/ArrivingHeading.tsx'

interface StepFrameProps {
  title: string
  lead?: ReactNode
  /** Beside the way past this step. */
  actions?: ReactNode
  /** Past this step, done or not; absent where it cannot be left out. */
  onSkip?: () => void
  /** It is behind us: one goes on rather than skipping it. */
  behind?: boolean
  children?: ReactNode
}

/** One step: its question, what answers it, and the way past it. */
export function Step({ title, lead, actions, onSkip, behind = false, children }: StepFrameProps) {
  const t = useDeskTexts()
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <ArrivingHeading id={id}>{title}</ArrivingHeading>
      {lead && <p className="hint">{lead}</p>}
      {children}
      <div className="form-actions">
        {actions}
        {onSkip && (
          <button type="button" className={behind && !actions ? 'button primary' : 'button'} onClick={onSkip}>
            {behind ? t.start.next : t.start.skip}
          </button>
        )}
      </div>
    </section>
  )
}
