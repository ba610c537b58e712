import { useDeskTexts } from '../../../i18n/desk.ts'
import type { Decision } from '../../data/trail.ts'
import { stateOf } from '../../data/versions.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { StateMarks } from '../pickups/StateMarks.tsx'
import { courierName, type PickupScope, sourceName } from '../pickups/scope.ts'
import { CorrectionItem } from './CorrectionItem.tsx'

interface DecisionItemProps {
  decision: Decision
  scope: PickupScope
  onChanged(): void
}

/** What was decided at once: one entry as it is, many as a line that unfolds. */
export function DecisionItem({ decision, scope, onChanged }: DecisionItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const [first] = decision
  if (decision.length === 1) return <CorrectionItem correction={first} scope={scope} onChanged={onChanged} />
  const { by, address, madeAt, reason, after } = first
  const who = sourceName(t, by)
  const parcels = decision.reduce((sum, one) => sum + one.after.count, 0)
  return (
    <li data-decision={decision.length}>
      <details>
        <summary>
          <span className="version-head">
            <strong>{courierName(scope, after.courier)}</strong>
            <span>{t.pending.size(decision.length, parcels)}</span>
            <StateMarks state={stateOf(after)} />
            <span className="hint">
              {formats.moment(Date.parse(madeAt), scope.timeZone)} ·{' '}
              {address === '' ? t.trail.byNoAddress(who) : t.trail.by(who, address)}
            </span>
          </span>
          <span className="version-reason">{t.pickup.reason(reason)}</span>
        </summary>
        <ol className="trail">
          {decision.map((correction) => (
            <CorrectionItem
              key={`${correction.pickupId} ${correction.after.version}`}
              correction={correction}
              scope={scope}
              onChanged={onChanged}
            />
          ))}
        </ol>
      </details>
    </li>
  )
}
