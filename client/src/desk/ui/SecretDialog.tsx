import type { ReactNode } from 'react'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'

interface SecretDialogProps {
  title: string
  secret: string
  /** Large for what is read out, small for what is copied. */
  look?: 'read' | 'copied'
  /** What the button that closes it says. */
  done: string
  onClose(): void
  /** What to do with it. */
  children: ReactNode
}

/** A secret, this once. It closes by its button only, so that it is not lost by a stray key. */
export function SecretDialog({ title, secret, look = 'copied', done, onClose, children }: SecretDialogProps) {
  return (
    <Dialog title={title}>
      <p className={look === 'read' ? 'pin' : 'secret'} data-secret>
        {secret}
      </p>
      {children}
      <div className="dialog-actions">
        <CopyButton text={secret} />
        <button type="button" className="button primary" onClick={onClose}>
          {done}
        </button>
      </div>
    </Dialog>
  )
}
