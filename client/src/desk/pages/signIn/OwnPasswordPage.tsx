import { useDeskTexts } from '../../../i18n/desk.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { GatePage } from './SignInPage.tsx'

/** After the one-time password: one's own. */
export function OwnPasswordPage({ onDone }: { onDone(): void }) {
  const t = useDeskTexts()
  return (
    <GatePage>
      <PageHead title={t.password.title} lead={t.password.lead} />
      <PasswordForm onDone={onDone} autoFocus />
    </GatePage>
  )
}
