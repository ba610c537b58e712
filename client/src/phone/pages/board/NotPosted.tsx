import { usePhoneTexts } from '../../../i18n/phone.ts'

interface NotPostedProps {
  /** Where the courier has any. */
  stationName?: string
  onAskAgain?: () => void
}

/** Why a courier has no rank: the roster posts them to no station, or not to this one. */
export function NotPosted({ stationName, onAskAgain }: NotPostedProps) {
  const t = usePhoneTexts()
  return (
    <section className="card not-posted" data-not-posted>
      <h2>{t.notPosted}</h2>
      <p>{stationName ? t.notPostedTo(stationName) : t.notPostedAnywhere}</p>
      {onAskAgain && (
        <button type="button" className="button button-quiet" onClick={onAskAgain}>
          {t.retry}
        </button>
      )}
    </section>
  )
}
