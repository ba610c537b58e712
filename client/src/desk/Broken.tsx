import { useDeskTexts } from '../i18n/desk.ts'

/** Instead of a white page: says that something broke, and offers to start again. */
export function Broken() {
  const t = useDeskTexts()
  return (
    <main className="gate" role="alert">
      <h1>{t.broken}</h1>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </main>
  )
}
