import { TARGET_KINDS, type TargetKind } from '@leitai/shared/goal'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { FILLINGS, type Filling } from '../../data/goalSheet.ts'

/** Fills a whole column at once; nothing is saved by it. */
export function GoalFilling({ onFill }: { onFill(kind: TargetKind, filling: Filling): void }) {
  const t = useDeskTexts()
  const [kind, setKind] = useState<TargetKind>('day')
  const [filling, setFilling] = useState<Filling>('beforeTarget')
  return (
    <div className="goal-filling">
      <select
        name="fillKind"
        aria-label={t.goals.fillKind}
        value={kind}
        onChange={(event) => setKind(TARGET_KINDS.find((one) => one === event.target.value) ?? 'day')}
      >
        {TARGET_KINDS.map((one) => (
          <option key={one} value={one}>
            {t.goals[one]}
          </option>
        ))}
      </select>
      <select
        name="filling"
        aria-label={t.goals.fillWith}
        value={filling}
        onChange={(event) => setFilling(FILLINGS.find((one) => one === event.target.value) ?? 'beforeTarget')}
      >
        {FILLINGS.map((one) => (
          <option key={one} value={one}>
            {t.goals.fillings[one]}
          </option>
        ))}
      </select>
      <button type="button" className="button" onClick={() => onFill(kind, filling)}>
        {t.goals.fill}
      </button>
    </div>
  )
}
