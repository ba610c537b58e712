import { useMemo } from 'react'
import { encode } from 'uqr'
import { useWallTexts } from '../../i18n/wall.ts'
import { useNow, useWallLive } from '../live/WallContext.ts'

/** The dark modules of a QR code as one SVG path, in modules. */
function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 3 })
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('')
  return { size, path }
}

/** The way in for couriers: a code that opens the phone page at this station. An expired one is not shown. */
export function SignInCode() {
  const texts = useWallTexts()
  const ticket = useWallLive((state) => state.ticket)
  const now = useNow()
  const url = ticket && ticket.expiresAt > now ? `${location.origin}${ticket.path}` : null
  const code = useMemo(() => (url ? qrPath(url) : null), [url])
  if (!code) {
    return (
      <div className="panel sign-in">
        <p className="slogan">{texts.challenge}</p>
      </div>
    )
  }
  return (
    <div className="panel sign-in">
      <svg className="qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={texts.scanTitle}>
        <path d={code.path} />
      </svg>
      <div>
        <h2>{texts.scanTitle}</h2>
        <p>{texts.scanHint}</p>
      </div>
    </div>
  )
}
