import { usePhoneTexts } from '../../i18n/phone.ts'
import { Notice } from './Notice.tsx'

/** Instead of a white page: says that something broke, and offers the way back. */
export function Broken({ onReopen }: { onReopen: () => void }) {
  const t = usePhoneTexts()
  return <Notice text={t.broken} action={t.reopen} onAction={onReopen} />
}
