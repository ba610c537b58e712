import type { FinalDraft } from '@leitai/shared/final'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AnnounceFields } from './AnnounceFields.tsx'
import { announcingOf, inputOf, isComplete, nameOfDraft } from './announcing.ts'

const REASON_MAX = 200

interface ApplyDialogProps {
  drafts: readonly FinalDraft[]
  base: string
  onApplied(): void
  onClose(): void
}

/**
 * Asks for the reason, and what of it is announced, and applies the drafts as they were looked at: what has changed
 * since is refused.
 */
export function ApplyDialog({ drafts, base, onApplied, onClose }: ApplyDialogProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const applying = useAction()
  const [reason, setReason] = useState('')
  const [announcing, setAnnouncing] = useState(() => announcingOf(drafts))
  const [tried, setTried] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '' || !isComplete(announcing)) return focusFault(event.currentTarget)
    const done = await applying.run(async () => {
      for (const draft of drafts) {
        const path = `${base}/drafts/${draft.metric}/${draft.period}/apply`
        await api.post(path, inputOf(draft, reason, announcing))
      }
    })
    onApplied() // some may have gone well
    if (!done) return
    tell(t.finals.applied(drafts.length, announcing.filter(({ ticked }) => ticked).length))
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
        {drafts.map((draft) => {
          const one = announcing.find(({ of }) => of === nameOfDraft(draft))
          if (!one) return null
          const { kind, metric, period } = draft
          return (
            <AnnounceFields
              key={one.of}
              announcing={one}
              board={
                drafts.length === 1
                  ? null
                  : t.finals.draftOf(t.standings.kinds[kind], period, t.metric[metric])
              }
              tried={tried}
              onChange={(next) =>
                setAnnouncing((all) => all.map((each) => (each.of === next.of ? next : each)))
              }
            />
          )
        })}
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
