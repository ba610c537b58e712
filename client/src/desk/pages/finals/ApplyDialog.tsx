import type { ApplyInput, FinalDraft } from '@leitai/shared/final'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

const REASON_MAX = 200

interface ApplyDialogProps {
  drafts: readonly FinalDraft[]
  base: string
  onApplied(): void
  onClose(): void
}

/** Asks for the reason and applies the drafts as they were looked at: what has changed since is refused. */
export function ApplyDialog({ drafts, base, onApplied, onClose }: ApplyDialogProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const applying = useAction()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return focusFault(event.currentTarget)
    const done = await applying.run(async () => {
      for (const { metric, period, factsHash } of drafts) {
        const input: ApplyInput = { reason, factsHash }
        await api.post(`${base}/drafts/${metric}/${period}/apply`, input)
      }
    })
    onApplied() // some may have gone well
    if (!done) return
    tell(t.finals.applied(drafts.length))
    onClose()
  }
  return (
    <Dialog title={t.finals.applyTitle} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p>{t.finals.applyLead(drafts.length)}</p>
        <Field
          label={t.finals.reason}
          hint={t.finals.reasonHint}
          error={tried && reason.trim() === '' ? t.finals.reasonMissing : null}
        >
          {(control) => (
            <textarea
              {...control}
              name="reason"
              rows={3}
              maxLength={REASON_MAX}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <ProblemNotice problem={applying.problem} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className="button primary" disabled={applying.busy}>
            {t.finals.apply}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
