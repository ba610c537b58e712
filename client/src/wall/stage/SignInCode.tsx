import { useWallTexts } from '../../i18n/wall.ts'
import { QrCode } from '../qr/QrCode.tsx'
import { useSignInUrl } from '../qr/useSignInUrl.ts'
import './signIn.css'

/** The way in for couriers: a code that opens the phone page at this station. One that leads nowhere is not shown. */
export function SignInCode() {
  const texts = useWallTexts()
  const way = useSignInUrl()
  if (way === null || way === 'away') {
    return (
      <div className="panel sign-in" data-sign-in={way ?? 'none'}>
        {way === 'away' ? (
          <p className="sign-in-away">{texts.scanAway}</p>
        ) : (
          <p className="slogan">{texts.challenge}</p>
        )}
      </div>
    )
  }
  return (
    <div className="panel sign-in" data-sign-in="open">
      <QrCode text={way.url} label={texts.scanTitle} />
      <div>
        <h2>{texts.scanTitle}</h2>
        <p>{texts.scanHint}</p>
      </div>
    </div>
  )
}
