import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { getLanguage } from '../i18n/language.ts'
import { createApi } from '../live/api.ts'
import { keepPage } from '../offline/keepPage.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import '../ui/theme.css'
import './phone.css'
import { browserDevice, createInstall } from './install/install.ts'
import { Phone } from './Phone.tsx'
import { createSessionKeep, installDismissed, myDayOf, snapshotKeepOf } from './session/keep.ts'
import { createSessions } from './session/sessions.ts'
import { Broken } from './ui/Broken.tsx'

const api = createApi({ language: getLanguage })
const keep = createSessionKeep(() => localStorage)
function forgetNumbers(courierId: string): void {
  snapshotKeepOf(courierId).clear()
  myDayOf(courierId).clear()
}
/** Who has asked for alerts here sees on their page whether there are any: that there are none now breaks nothing. */
function keepAlerts(): void {
  import('./alerts/push.ts')
    .then((push) => push.keepAlerts(api, getLanguage()))
    .catch((error: unknown) => console.warn('Alerts could not be kept.', error))
}
const sessions = createSessions({ api, keep, forgetNumbers, onSignIn: keepAlerts })
const clock = { now: () => Date.now() }
const install = createInstall({
  device: browserDevice(),
  target: window,
  dismissed: installDismissed(),
  now: clock.now,
})

/** Kept numbers are the one thing that would break a page again and again. */
function reopen(): void {
  const state = sessions.get()
  if (state.kind === 'in') forgetNumbers(state.session.courierId)
  keep.clear()
  location.reload()
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary fallback={<Broken onReopen={reopen} />}>
      <Phone api={api} sessions={sessions} install={install} clock={clock} />
    </ErrorBoundary>
  </StrictMode>,
)

window.addEventListener('load', () => void keepPage())
