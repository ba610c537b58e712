import type { Disputed } from '@leitai/shared/dispute'
import { type SubmitEvent, useId, useState } from 'react'
import { useDisputeTexts } from '../../../i18n/phone/disputes.ts'
import { ApiProblem } from '../../../live/api.ts'
import type { Disputes } from '../../session/disputes.ts'
import type { Draft, Keep } from '../../session/keep.ts'
import { useFocus } from '../../ui/useFocus.ts'
import '../../ui/form.css'
import { checkSentence } from './sentence.ts'
import './disputes.css'

export interface DisputeFormProps {
  disputes: Disputes
  drafts: Keep<Record<string, Draft>>
  about: Disputed
  /** The pickup that it is about; null for what is about none. */
  pickupId: string | null
  /** Somebody has just asked for it, and wants to write. */
  isAsked: boolean
  onSent: () => void
  onCancel: () => void
}

/** One sentence to the manager. What is typed is kept on the phone until it has arrived. */
export function DisputeForm(props: DisputeFormProps) {
  const { disputes, drafts, about, pickupId, isAsked, onSent, onCancel } = props
  const t = useDisputeTexts()
  const id = useId()
  const sentence = useFocus<HTMLTextAreaElement>(isAsked)
  const [draft, setDraft] = useDraft(drafts, draftNameOf(about, pickupId))
  const [isBusy, setIsBusy] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const [refusal, setRefusal] = useState<{ field: string | undefined; detail: string } | null>(null)
  const { left, mistake } = checkSentence(draft.text)
  const sentenceError = mistake === 'tooLong' || (mistake && isTried) ? mistake : null

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setIsTried(true)
    setRefusal(null)
    if (mistake) {
      sentence.current?.focus()
      return
    }
    setIsBusy(true)
    try {
      const waybill = pickupId ?? draft.pickupId.trim()
      await disputes.send({ about, pickupId: waybill === '' ? null : waybill, text: draft.text })
      setDraft(null)
      onSent()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setRefusal({ field: error.problem.field, detail: error.problem.detail })
      setIsBusy(false)
    }
  }

  const isWaybillWrong = refusal?.field === 'pickupId' && about === 'missing'
  return (
    <form className="entry" noValidate onSubmit={(event) => void submit(event)} data-dispute-form>
      {about === 'missing' && (
        <div className="entry-field">
          <label htmlFor={`${id}waybill`}>{t.waybill}</label>
          <input
            id={`${id}waybill`}
            name="pickupId"
            value={draft.pickupId}
            onChange={(event) => setDraft({ ...draft, pickupId: event.target.value })}
            aria-invalid={isWaybillWrong}
            aria-describedby={isWaybillWrong ? `${id}refusal` : undefined}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </div>
      )}
      <div className="entry-field">
        <label htmlFor={`${id}text`}>{t.sentence[about]}</label>
        <textarea
          id={`${id}text`}
          name="text"
          ref={sentence}
          rows={3}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          placeholder={t.example[about]}
          aria-invalid={sentenceError !== null}
          aria-describedby={`${id}left`}
        />
        <p
          id={`${id}left`}
          className={sentenceError ? 'field-error' : 'card-note'}
          role={sentenceError ? 'alert' : undefined}
          data-left={left}
        >
          {sentenceError === 'empty' ? t.empty : left < 0 ? t.tooLong(-left) : t.left(left)}
        </p>
      </div>
      <p className="form-error" role="alert" id={`${id}refusal`}>
        {refusal && t.notSent(refusal.detail)}
      </p>
      <div className="dispute-actions">
        <button type="submit" className="button" disabled={isBusy}>
          {isBusy ? t.sending : t.send}
        </button>
        <button type="button" className="link" onClick={onCancel}>
          {t.cancel}
        </button>
      </div>
    </form>
  )
}

/** Under which name a draft is kept; no waybill begins with a blank. */
export function draftNameOf(about: Disputed, pickupId: string | null): string {
  return about === 'walls' ? ' walls' : (pickupId ?? '')
}

const EMPTY: Draft = { text: '', pickupId: '' }

/** What is being written, kept through a reload; null forgets it. */
function useDraft(
  drafts: DisputeFormProps['drafts'],
  key: string,
): [draft: Draft, set: (draft: Draft | null) => void] {
  const [draft, setDraft] = useState<Draft>(() => drafts.load()?.[key] ?? EMPTY)
  function set(next: Draft | null) {
    setDraft(next ?? EMPTY)
    const { [key]: _, ...others } = drafts.load() ?? {}
    drafts.save(next && next.text + next.pickupId !== '' ? { ...others, [key]: next } : others)
  }
  return [draft, set]
}
