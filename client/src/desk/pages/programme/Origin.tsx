import type { ProgrammeOrigin } from '@leitai/shared/programme'
import { useDeskTexts } from '../../../i18n/desk.ts'

interface OriginProps {
  origin: ProgrammeOrigin
  path: string
  busy: boolean
  onRemove(): void
}

/** Whose programme holds, and the way back to the one that holds without it. */
export function Origin({ origin, path, busy, onRemove }: OriginProps) {
  const t = useDeskTexts()
  const ofWall = path.startsWith('/walls/')
  const own = origin === (ofWall ? 'wall' : 'station')
  const words = ofWall && !own ? t.programme.origin.station : t.programme.origin[origin]
  if (!ofWall && own) {
    return (
      <p className="origin">
        <button type="button" className="button small" disabled={busy} onClick={onRemove}>
          {t.programme.toDefault}
        </button>
      </p>
    )
  }
  return (
    <p className="notice" data-origin={origin}>
      <span>{words}</span>
      {own && (
        <button type="button" className="button small" disabled={busy} onClick={onRemove}>
          {t.programme.toStation}
        </button>
      )}
    </p>
  )
}
