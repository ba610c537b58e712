import { useSyncExternalStore } from 'react'
import { useInstallTexts } from '../../i18n/phone/install.ts'
import type { Install } from './install.ts'
import './install.css'

/** A quiet word, once, that this page can lie on the home screen. */
export function InstallHint({ install }: { install: Install }) {
  const t = useInstallTexts()
  const way = useSyncExternalStore(install.subscribe, install.get)
  if (way === 'none') return null
  return (
    <section className="card install" aria-labelledby="install-title" data-install={way}>
      <h2 id="install-title">{t.title}</h2>
      <p>{t.how[way]}</p>
      <div className="install-actions">
        {way === 'prompt' && (
          <button type="button" className="button" onClick={() => void install.ask()}>
            {t.add}
          </button>
        )}
        <button type="button" className="link" onClick={install.dismiss}>
          {t.notNow}
        </button>
      </div>
    </section>
  )
}
