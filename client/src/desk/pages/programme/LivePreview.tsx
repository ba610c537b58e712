import { useEffect, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { hearMessages, type PreviewAsk, type PreviewTold } from '../../../wall/preview/message.ts'
import { faultsOf, inputOf, type ProgrammeForm } from '../../data/programmeForm.ts'
import { Icon } from '../../ui/Icon.tsx'

interface LivePreviewProps {
  stationId: string
  form: ProgrammeForm
  /** A wall in public masks names, which this does not. */
  isPublic: boolean
}

/** The station's wall as it would be now by what is in the form, saved or not; with its real figures. */
export function LivePreview({ stationId, form, isPublic }: LivePreviewProps) {
  const t = useDeskTexts()
  const frame = useRef<HTMLIFrameElement>(null)
  const [told, setTold] = useState<PreviewTold | null>(null)
  const isThere = told !== null
  const isFaulty = Object.keys(faultsOf(form)).length > 0

  function ask(message: PreviewAsk): void {
    frame.current?.contentWindow?.postMessage(message, location.origin)
  }
  useEffect(() => hearMessages<PreviewTold>(() => frame.current?.contentWindow, setTold), [])
  useEffect(() => {
    const message: PreviewAsk | null = isFaulty ? null : { ask: 'play', programme: inputOf(form) }
    if (isThere && message) frame.current?.contentWindow?.postMessage(message, location.origin)
  }, [isThere, isFaulty, form])

  const shown = told?.told === 'scene' ? told : null
  return (
    <section className="panel live-preview" aria-labelledby="live-preview">
      <h2 id="live-preview">{t.programme.livePreview}</h2>
      <iframe
        ref={frame}
        title={t.programme.livePreview}
        src={`/wall/preview?station=${encodeURIComponent(stationId)}`}
        tabIndex={-1}
      />
      <div className="live-preview-foot">
        <p>
          {isFaulty ? (
            <span className="state warn">{t.programme.previewFaulty}</span>
          ) : (
            shown && (
              <strong>
                {shown.place === null
                  ? t.programme.scenes.idle
                  : t.programme.previewPlace(shown.place + 1, t.programme.scenes[shown.scene])}
              </strong>
            )
          )}
        </p>
        <button
          type="button"
          className="button small"
          disabled={!shown || shown.place === null}
          onClick={() => ask({ ask: 'next' })}
        >
          {t.programme.previewNext} <Icon name="later" />
        </button>
      </div>
      <p className="hint">{isPublic ? t.programme.previewPublic : t.programme.previewHint}</p>
    </section>
  )
}
