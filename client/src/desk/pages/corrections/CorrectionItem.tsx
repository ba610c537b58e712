import type { Correction } from '@leitai/shared/correction'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { stateOf } from '../../data/versions.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { OpenedBelow } from '../pickups/OpenedBelow.tsx'
import { StateMarks } from '../pickups/StateMarks.tsx'
import { type PickupScope, sourceName } from '../pickups/scope.ts'
import { Changes } from '../pickups/VersionList.tsx'
import { useSummary } from '../pickups/versionWords.ts'

interface CorrectionItemProps {
  correction: Correction
  scope: PickupScope
  onChanged(): void
}

/** One entry of the trail: who, when, from where, why, and what was another before. */
export function CorrectionItem({ correction, scope, onChanged }: CorrectionItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const summary = useSummary(scope)
  const { pickupId, madeAt, by, address, reason, before, after } = correction
  const who = sourceName(t, by)
  return (
    <li data-correction={pickupId}>
      <p className="version-head">
        <strong>{pickupId}</strong>
        <StateMarks state={stateOf(after)} />
        <span className="hint">
          {formats.moment(Date.parse(madeAt), scope.timeZone)} ·{' '}
          {address === '' ? t.trail.byNoAddress(who) : t.trail.by(who, address)}
        </span>
      </p>
      <p className="version-reason">{t.pickup.reason(reason)}</p>
      <p>{summary(after)}</p>
      {before ? (
        <Changes before={before} after={after} scope={scope} />
      ) : (
        <p className="hint">{t.trail.added}</p>
      )}
      <OpenedBelow pickupId={pickupId} scope={scope} onChanged={onChanged} />
    </li>
  )
}
