import type { ManagerSession } from '@leitai/shared/api'
import type { ReactNode } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { Brand, LanguageSwitch } from '../../Shell.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The way in. */
export function SignInPage({ onEntered }: { onEntered(session: ManagerSession): void }) {
  const t = useDeskTexts()
  // how the company's own sign-in has ended
  const outcome = new URLSearchParams(location.search).get('signIn')
  return (
    <GatePage>
      <PageHead title={t.signIn.title} lead={t.signIn.lead} />
      {outcome && (
        <p className="notice warn" role="alert">
          {outcome === 'unknown' ? t.entry.unknown : t.entry.failed}
        </p>
      )}
      <SignInForm onEntered={onEntered} />
    </GatePage>
  )
}

/** A page before the desk: the house's name on one side, one form on the other. */
export function GatePage({ children }: { children: ReactNode }) {
  return (
    <div className="gate-page">
      <header className="gate-brand">
        <Brand />
        <LanguageSwitch />
      </header>
      <main className="gate-form">{children}</main>
    </div>
  )
}
