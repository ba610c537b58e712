import type { PickupState } from '@leitai/shared/explanation'
import { useDeskTexts } from '../../../i18n/desk.ts'

interface StateMarksProps {
  state: PickupState
  amended?: boolean
  late?: boolean
}

/** How a pickup stands, in words. */
export function StateMarks({ state, amended = false, late = false }: StateMarksProps) {
  const t = useDeskTexts()
  return (
    <span className="marks">
      <span className={`state mark-${state}`}>{t.pickup.states[state]}</span>
      {amended && <span className="state mark-amended">{t.pickup.amended}</span>}
      {late && (
        <span className="state mark-late" title={t.pickup.lateHint}>
          {t.pickup.late}
        </span>
      )}
    </span>
  )
}
