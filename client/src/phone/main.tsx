import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { getLanguage } from '../i18n/language.ts'
import { createApi } from '../live/api.ts'
import '../ui/theme.css'
import './phone.css'
import { Phone } from './Phone.tsx'
import { createSessionKeep, snapshotKeepOf } from './session/keep.ts'
import { createSessions } from './session/sessions.ts'

const api = createApi({ language: getLanguage })
const sessions = createSessions({
  api,
  keep: createSessionKeep(() => localStorage),
  forgetNumbers: (courierId) => snapshotKeepOf(courierId).clear(),
})
const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <Phone api={api} sessions={sessions} clock={{ now: () => Date.now() }} />
  </StrictMode>,
)
