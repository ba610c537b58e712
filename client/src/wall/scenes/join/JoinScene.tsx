import { useWallTexts } from '../../../i18n/wall.ts'
import { QrCode } from '../../qr/QrCode.tsx'
import { useSignInUrl } from '../../qr/useSignInUrl.ts'
import './join.css'

/** The way to one's own rank, large enough to be scanned from the back of the room. */
export function JoinScene() {
  const texts = useWallTexts()
  const way = useSignInUrl()
  if (way === 'away') return <p className="empty">{texts.scanAway}</p>
  if (!way) return <p className="empty">{texts.challenge}</p>
  return (
    <div className="join">
      <QrCode text={way.url} label={texts.scanTitle} />
      <div className="join-words">
        <h2>{texts.joinTitle}</h2>
        <ol>
          {texts.joinSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{texts.joinHint}</p>
      </div>
    </div>
  )
}
