import { usePhoneTexts } from '../../i18n/phone.ts'
import './notice.css'

interface NoticeProps {
  text: string
  action?: string
  onAction?: () => void
}

/** A page that has only a sentence to say, and perhaps a way on. */
export function Notice({ text, action, onAction }: NoticeProps) {
  const t = usePhoneTexts()
  return (
    <main className="door">
      <p className="door-brand">{t.brand}</p>
      <p role="status">{text}</p>
      {action && (
        <button type="button" className="button" onClick={onAction}>
          {action}
        </button>
      )}
    </main>
  )
}
