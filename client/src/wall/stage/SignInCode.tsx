import { useWallTexts } from '../../i18n/wall.ts'
import { QrCode } from '../qr/QrCode.tsx'
import { useSignInUrl } from '../qr/useSignInUrl.ts'

/** The way in for couriers: a code that opens the phone page at this station. An expired one is not shown. */
export function SignInCode() {
  const texts = useWallTexts()
  const url = useSignInUrl()
  if (!url) {
    return (
      <div className="panel sign-in">
        <p className="slogan">{texts.challenge}</p>
      </div>
    )
  }
  return (
    <div className="panel sign-in">
      <QrCode text={url} label={texts.scanTitle} />
      <div>
        <h2>{texts.scanTitle}</h2>
        <p>{texts.scanHint}</p>
      </div>
    </div>
  )
}
