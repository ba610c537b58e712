import type { CorrectionAction } from '@leitai/shared/correction'
import type { Fact } from '@leitai/shared/pickup'
import { useEffect, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { actionsFor, stateOf } from '../../data/versions.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { CorrectionDialog } from './CorrectionDialog.tsx'
import { type PickupScope, pickupPath } from './scope.ts'
import { VersionList } from './VersionList.tsx'

interface PickupPanelProps {
  pickupId: string
  scope: PickupScope
  /** As a list says; where it knows of a newer one than this, it is read again. */
  version?: number
  onChanged?: () => void
}

/** An opened pickup: every version of it, and what a manager can do about it. */
export function PickupPanel({ pickupId, scope, version = 0, onChanged }: PickupPanelProps) {
  const t = useDeskTexts()
  const asked = useResource<Fact>(pickupPath(scope, pickupId))
  /** What a correction was answered with: newer than what was asked for before it. */
  const [corrected, setCorrected] = useState<Fact | null>(null)
  const { data, reload } = asked
  const known = Math.max(data?.version ?? version, corrected?.version ?? 0)
  useEffect(() => {
    if (version > known) reload()
  }, [version, known, reload])
  if (asked.problem?.code === 'unknown_pickup') return <p className="hint">{t.pickup.unknown}</p>
  return (
    <div className="pickup-panel" data-opened-pickup={pickupId}>
      <Loaded resource={asked}>
        {(read) => (
          <OpenedPickup
            fact={corrected && corrected.version > read.version ? corrected : read}
            scope={scope}
            onStale={() => {
              asked.reload()
              onChanged?.()
            }}
            onCorrected={(fact) => {
              setCorrected(fact)
              onChanged?.()
            }}
          />
        )}
      </Loaded>
    </div>
  )
}

interface OpenedPickupProps {
  fact: Fact
  scope: PickupScope
  onStale(): void
  onCorrected(fact: Fact): void
}

function OpenedPickup({ fact, scope, onStale, onCorrected }: OpenedPickupProps) {
  const t = useDeskTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const [asked, setAsked] = useState<CorrectionAction | null>(null)
  return (
    <>
      <div className="section-head">
        <h3 ref={heading} tabIndex={-1}>
          {t.pickup.versions}
        </h3>
        <div className="form-actions">
          {actionsFor(stateOf(fact)).map((action) => (
            <button
              key={action}
              type="button"
              className={action === 'count' ? 'button small primary' : 'button small'}
              aria-label={t.correction.titles[action](fact.id)}
              onClick={() => setAsked(action)}
            >
              {t.correction.actions[action]}
            </button>
          ))}
        </div>
      </div>
      <VersionList fact={fact} scope={scope} />
      {asked && (
        <CorrectionDialog
          action={asked}
          fact={fact}
          scope={scope}
          onStale={onStale}
          onClose={() => setAsked(null)}
          onDone={(next) => {
            setAsked(null)
            onCorrected(next)
            // the button that opened the dialog has gone with the state that it was for
            setTimeout(() => heading.current?.focus(), 0)
          }}
        />
      )}
    </>
  )
}
