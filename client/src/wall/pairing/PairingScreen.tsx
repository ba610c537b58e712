import { useEffect, useState } from 'react'
import { setLanguage } from '../../i18n/language.ts'
import { useWallTexts } from '../../i18n/wall.ts'
import { createPairing, type PairingState } from './createPairing.ts'
import './pairing.css'

function postJson(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

function usePairing(onPaired: (token: string) => void): PairingState {
  const [state, setState] = useState<PairingState>({ code: null, trouble: false })
  useEffect(() => {
    const pairing = createPairing({ onPaired, post: postJson })
    const unsubscribe = pairing.subscribe(() => setState(pairing.get()))
    return () => {
      unsubscribe()
      pairing.close()
    }
  }, [onPaired])
  return state
}

/** The screen of a wall that belongs to no station yet: the code that its manager enters at the desk. */
export function PairingScreen({ onPaired }: { onPaired: (token: string) => void }) {
  const texts = useWallTexts()
  const { code, trouble } = usePairing(onPaired)
  return (
    <main className="pairing">
      <p className="brand">
        <span className="seal">{texts.seal}</span>
        {texts.product}
      </p>
      <h1>{texts.pairTitle}</h1>
      <p className="step-open">
        {texts.pairStepOpen} <b>{`${location.host}/desk`}</b>
      </p>
      <p>{texts.pairStepEnter}</p>
      {code ? (
        <p className="code" data-pairing-code={code}>
          <span>{code.slice(0, 4)}</span> <span>{code.slice(4)}</span>
        </p>
      ) : (
        <p className="code asking">{texts.pairAsking}</p>
      )}
      <p className={trouble ? 'hint trouble' : 'hint'} role="status" data-trouble={trouble}>
        {trouble ? texts.pairTrouble : texts.pairWaiting}
      </p>
      <button
        type="button"
        className="language-switch"
        lang={texts.switchTo}
        onClick={() => setLanguage(texts.switchTo)}
      >
        {texts.switchLanguage}
      </button>
    </main>
  )
}
