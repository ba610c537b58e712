import { useDeskTexts } from '../../i18n/desk.ts'
import type { Action } from '../hooks/useAction.ts'
import { Dialog } from './Dialog.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'

interface ConfirmProps {
  title: string
  lead: string
  /** What the button that does it says. */
  verb: string
  action: Action
  onConfirm(): void
  onCancel(): void
}

/** Asks before something that cannot be undone. The safe answer has the focus. */
export function ConfirmDialog({ title, lead, verb, action, onConfirm, onCancel }: ConfirmProps) {
  const t = useDeskTexts()
  return (
    <Dialog title={title} onClose={onCancel}>
      <p>{lead}</p>
      <ProblemNotice problem={action.problem} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onCancel}>
          {t.cancel}
        </button>
        <button type="button" className="button danger" disabled={action.busy} onClick={onConfirm}>
          {verb}
        </button>
      </div>
    </Dialog>
  )
}
