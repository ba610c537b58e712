import type { CourierSession } from '@leitai/shared/api'
import { useState, useSyncExternalStore } from 'react'
import { useDisputeTexts } from '../../../i18n/phone/disputes.ts'
import { Link } from '../../navigation.tsx'
import type { Disputes } from '../../session/disputes.ts'
import { draftsOf } from '../../session/keep.ts'
import { useFocus } from '../../ui/useFocus.ts'
import { DisputeForm } from './DisputeForm.tsx'

interface DisputeEntryProps {
  session: CourierSession
  disputes: Disputes
  /** The pickup that is in doubt; null for one that is missing. */
  pickupId: string | null
}

/** "有疑问？" and "少算了？": a button that becomes the form, and then says that it has arrived. */
export function DisputeEntry({ session, disputes, pickupId }: DisputeEntryProps) {
  const t = useDisputeTexts()
  const [drafts] = useState(() => draftsOf(session.courierId))
  // what was being written is there again
  const [step, setStep] = useState<'closed' | 'found' | 'writing' | 'sent'>(() =>
    drafts.load()?.[pickupId ?? ''] ? 'found' : 'closed',
  )
  const known = useSyncExternalStore(disputes.subscribe, disputes.get).disputes
  const isOpen = known?.some((one) => pickupId !== null && one.pickupId === pickupId && one.state === 'open')
  if (step === 'sent' || isOpen) return <Sent isNew={step === 'sent'} />
  if (step === 'writing' || step === 'found') {
    return (
      <DisputeForm
        disputes={disputes}
        drafts={drafts}
        pickupId={pickupId}
        isAsked={step === 'writing'}
        onSent={() => setStep('sent')}
        onCancel={() => setStep('closed')}
      />
    )
  }
  return (
    <button type="button" className="button button-quiet" onClick={() => setStep('writing')} data-dispute>
      {pickupId === null ? t.missing : t.doubt}
    </button>
  )
}

function Sent({ isNew }: { isNew: boolean }) {
  const t = useDisputeTexts()
  const line = useFocus<HTMLParagraphElement>(isNew)
  return (
    <p className="dispute-sent" ref={line} tabIndex={-1} role="status" data-dispute-sent>
      <span aria-hidden="true">✓</span> {t.sent} <Link to={{ page: 'disputes' }}>{t.see}</Link>
    </p>
  )
}
