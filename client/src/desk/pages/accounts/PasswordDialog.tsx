import type { Account } from '@leitai/shared/account'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface PasswordDialogProps {
  account: Account
  password: string
  onClose(): void
}

/** A new password, this once. It closes by its button only, so that it is not lost by a stray key. */
export function PasswordDialog({ account, password, onClose }: PasswordDialogProps) {
  const t = useDeskTexts()
  return (
    <Dialog title={t.accounts.passwordTitle(account.name || account.id)}>
      <p className="pin password-shown" data-password>
        {password}
      </p>
      <p>{t.accounts.passwordLead(account.id)}</p>
      <p>
        <code>{`${location.origin}/desk`}</code>
      </p>
      <div className="dialog-actions">
        <CopyButton text={password} />
        <button type="button" className="button primary" onClick={onClose}>
          {t.accounts.passwordDone}
        </button>
      </div>
    </Dialog>
  )
}
