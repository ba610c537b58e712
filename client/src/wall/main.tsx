import { createRoot } from 'react-dom/client'
import '../ui/theme.css'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { keepPage } from './offline/keepPage.ts'
import { loadScenes } from './scenes/scenes.ts'
import { WallApp } from './WallApp.tsx'

/** A wall has nobody near to press a key: whatever breaks as a whole is tried again from the start. */
const START_OVER_MS = 10_000

const clock = { now: () => Date.now() }
const root = document.getElementById('wall')
if (root) {
  createRoot(root).render(
    <ErrorBoundary onBroken={() => setTimeout(() => location.reload(), START_OVER_MS)}>
      <WallApp clock={clock} />
    </ErrorBoundary>,
  )
}

/** What can wait until the board is up: the other scenes, so that they are kept as well, and the keeping. */
async function afterLoad(): Promise<void> {
  try {
    await loadScenes()
  } catch (error) {
    console.warn('Not every scene could be loaded ahead.', error)
  }
  await keepPage()
}

window.addEventListener('load', () => void afterLoad())
