import type { CourierSession } from '@leitai/shared/api'
import type { Disputed } from '@leitai/shared/dispute'
import { useState, useSyncExternalStore } from 'react'
import { useDisputeTexts } from '../../../i18n/phone/disputes.ts'
import { Link } from '../../navigation.tsx'
import type { Disputes } from '../../session/disputes.ts'
import { draftsOf } from '../../session/keep.ts'
import { useFocus } from '../../ui/useFocus.ts'
import { DisputeForm, draftNameOf } from './DisputeForm.tsx'

interface DisputeEntryProps {
  session: CourierSession
  disputes: Disputes
  about: Disputed
  /** The pickup that is in doubt; null for what is about none. */
  pickupId: string | null
}

/** "有疑问？", "少算了？", "申请不上大屏": a button that becomes the form, and then says that it has arrived. */
export function DisputeEntry({ session, disputes, about, pickupId }: DisputeEntryProps) {
  const t = useDisputeTexts()
  const [drafts] = useState(() => draftsOf(session.courierId))
  // what was being written is there again
  const [step, setStep] = useState<'closed' | 'found' | 'writing' | 'sent'>(() =>
    drafts.load()?.[draftNameOf(about, pickupId)] ? 'found' : 'closed',
  )
  const known = useSyncExternalStore(disputes.subscribe, disputes.get).disputes
  const isOpen = known?.some(
    (one) =>
      one.state === 'open' &&
      one.about === about &&
      (about === 'walls' || (pickupId !== null && one.pickupId === pickupId)),
  )
  if (step === 'sent' || isOpen) return <Sent isNew={step === 'sent'} />
  if (step === 'writing' || step === 'found') {
    return (
      <DisputeForm
        disputes={disputes}
        drafts={drafts}
        about={about}
        pickupId={pickupId}
        isAsked={step === 'writing'}
        onSent={() => setStep('sent')}
        onCancel={() => setStep('closed')}
      />
    )
  }
  return (
    <button type="button" className="button button-quiet" onClick={() => setStep('writing')} data-dispute>
      {t.begin[about]}
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
