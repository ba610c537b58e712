import { lazy, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { keepPage } from '../offline/keepPage.ts'
import '../ui/theme.css'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { loadCelebrations } from './celebrations/CelebrationsLayer.tsx'
import { loadCeremony } from './ceremony/CeremonyLayer.tsx'
import { Alive } from './offline/Alive.tsx'
import { reloadWhenAnswered } from './offline/reloadPage.ts'
import { pageErrors, watchErrors } from './report/errorLog.ts'
import { loadScenes } from './scenes/scenes.ts'
import { WallApp } from './WallApp.tsx'

/** Scenes with sample data, for who arranges them; walls never load it. */
const Preview = lazy(async () => ({ default: (await import('./preview/Preview.tsx')).Preview }))
const isPreview = /^\/wall\/preview\/?$/.test(location.pathname)

const clock = { now: () => Date.now() }
const root = document.getElementById('wall')
if (root) {
  watchErrors(pageErrors)
  // what a boundary has caught is known to nobody else
  const onCaughtError = (error: unknown) => {
    console.error(error)
    pageErrors.note(error)
  }
  createRoot(root, { onCaughtError }).render(
    // nobody is near to press a key: whatever breaks as a whole is tried again from the start
    <ErrorBoundary onBroken={reloadWhenAnswered}>
      <Alive clock={clock} />
      <Suspense fallback={null}>{isPreview ? <Preview /> : <WallApp clock={clock} />}</Suspense>
    </ErrorBoundary>,
  )
}

/** What can wait until the board is up: the other scenes, so that they are kept as well, and the keeping. */
async function afterLoad(): Promise<void> {
  try {
    await Promise.all([loadScenes(), loadCeremony(), loadCelebrations()])
  } catch (error) {
    console.warn('Not every scene could be loaded ahead.', error)
  }
  await keepPage()
}

if (!isPreview) window.addEventListener('load', () => void afterLoad())
