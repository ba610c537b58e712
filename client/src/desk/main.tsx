import '../ui/theme.css'
import './styles/base.css'
import './styles/challenges.css'
import './styles/controls.css'
import './styles/shell.css'
import './styles/dialog.css'
import './styles/tables.css'
import './styles/home.css'
import './styles/station.css'
import './styles/finals.css'
import './styles/pickups.css'
import './styles/trust.css'
import './styles/walls.css'
import './styles/posting.css'
import './styles/programme.css'
import './styles/awards.css'
import './styles/roster.css'
import './styles/narrow.css'
import { createRoot } from 'react-dom/client'
import { DeskApp } from './DeskApp.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('desk.html has no #root')
createRoot(root).render(<DeskApp />)
