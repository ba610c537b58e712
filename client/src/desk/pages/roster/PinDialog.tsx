import type { RosterCourier } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface PinDialogProps {
  courier: RosterCourier
  pin: string
  onClose(): void
}

/** A new PIN, this once. It closes by its button only, so that it is not lost by a stray key. */
export function PinDialog({ courier, pin, onClose }: PinDialogProps) {
  const t = useDeskTexts()
  return (
    <Dialog title={t.roster.pinTitle(courier.name)}>
      <p className="pin" data-pin>
        {pin}
      </p>
      <p>{t.roster.pinLead(courier.id)}</p>
      <p>
        <code>{`${location.origin}/me`}</code>
      </p>
      <div className="dialog-actions">
        <CopyButton text={pin} />
        <button type="button" className="button primary" onClick={onClose}>
          {t.roster.pinDone}
        </button>
      </div>
    </Dialog>
  )
}
