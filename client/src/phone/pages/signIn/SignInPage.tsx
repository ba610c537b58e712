import type { TicketReply } from '@leitai/shared/api'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useSignInTexts } from '../../../i18n/phone/signIn.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { type Api, ApiProblem } from '../../../live/api.ts'
import type { Sessions } from '../../session/sessions.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { SignInForm } from './SignInForm.tsx'
import { ticketIn } from './ticket.ts'
import './signIn.css'

type TicketState =
  | { kind: 'none' }
  | { kind: 'checking' }
  | { kind: 'good'; ticket: string; stationName: string }
  | { kind: 'refused'; detail: string }

interface SignInPageProps {
  api: Api
  sessions: Sessions
  ended: boolean
}

/** The door: with number and PIN, or by the wall's QR code for who has no PIN yet. */
export function SignInPage({ api, sessions, ended }: SignInPageProps) {
  const t = usePhoneTexts()
  const words = useSignInTexts()
  const ticket = useTicket(api)
  return (
    <main className="door">
      <header className="door-head">
        <h1 className="door-brand">{t.brand}</h1>
        <p className="door-tagline">{t.tagline}</p>
      </header>
      <div className="door-card">
        {ended && (
          <p className="door-note" role="status">
            {words.sessionEnded}
          </p>
        )}
        <TicketNote state={ticket} />
        {ticket.kind !== 'checking' && (
          <SignInForm sessions={sessions} ticket={ticket.kind === 'good' ? ticket.ticket : null} />
        )}
      </div>
      <LanguageSwitch />
    </main>
  )
}

function TicketNote({ state }: { state: TicketState }) {
  const t = useSignInTexts()
  if (state.kind === 'none') return null
  if (state.kind === 'good') {
    return (
      <p className="door-station">
        <span>{t.ticketFor}</span>
        <strong>{state.stationName}</strong>
      </p>
    )
  }
  return (
    <p className="door-note" role="status">
      {state.kind === 'checking' ? t.checkingTicket : state.detail}
    </p>
  )
}

/** What the ticket in the address is worth. */
function useTicket(api: Api): TicketState {
  const language = useLanguage()
  const [ticket] = useState(() => ticketIn(location))
  const [state, setState] = useState<TicketState>(ticket ? { kind: 'checking' } : { kind: 'none' })

  useEffect(() => {
    if (!ticket) return
    let left = false
    // asked in the language in use, and so again after a switch: a refusal is in the server's words
    void language
    api.get<TicketReply>(`/tickets/${encodeURIComponent(ticket)}`).then(
      ({ stationName }) => !left && setState({ kind: 'good', ticket, stationName }),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        if (!left) setState({ kind: 'refused', detail: error.problem.detail })
      },
    )
    return () => {
      left = true
    }
  }, [api, ticket, language])

  return state
}
