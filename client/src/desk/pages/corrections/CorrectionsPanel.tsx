import type { Correction, CorrectionsReply } from '@leitai/shared/correction'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { groupTrail } from '../../data/trail.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { usePages } from '../../hooks/usePages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { HandPickupDialog } from '../pickups/HandPickupDialog.tsx'
import type { PickupScope } from '../pickups/scope.ts'
import { DecisionItem } from './DecisionItem.tsx'

function lengthOf({ corrections, unreadable }: CorrectionsReply): number {
  return corrections.length + unreadable
}

function nextOf(pages: readonly CorrectionsReply[]): string | null {
  const read = pages.reduce((sum, page) => sum + lengthOf(page), 0)
  const last = pages.at(-1)
  return last && lengthOf(last) > 0 && read < last.total ? `?from=${read}` : null
}

/** What people have corrected at a station: the trail, which only grows. */
export function CorrectionsPanel({ scope }: { scope: PickupScope }) {
  const t = useDeskTexts()
  const trail = usePages<CorrectionsReply>(`${scope.base}/corrections`, nextOf)
  const [adding, setAdding] = useState(false)
  return (
    <section className="panel" aria-labelledby="trail-title">
      <div className="section-head">
        <h2 id="trail-title">{t.trail.title}</h2>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          <Icon name="plus" /> {t.hand.open}
        </button>
      </div>
      <p className="hint">{t.trail.lead}</p>
      <Loaded resource={trail}>
        {(read) => <Trail read={read} scope={scope} onChanged={trail.reload} />}
      </Loaded>
      <MoreButton pages={trail} />
      {adding && (
        <HandPickupDialog
          scope={scope}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false)
            trail.reload()
          }}
        />
      )}
    </section>
  )
}

interface TrailProps {
  read: readonly CorrectionsReply[]
  scope: PickupScope
  onChanged(): void
}

const keyOf = ({ pickupId, after }: Correction) => JSON.stringify([pickupId, after.version])

function Trail({ read, scope, onChanged }: TrailProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  // what was added while pages were read has pushed others on to the next one
  const corrections = new Map(read.flatMap((page) => page.corrections).map((one) => [keyOf(one), one]))
  const unreadable = read.reduce((sum, page) => sum + page.unreadable, 0)
  if (corrections.size + unreadable === 0) {
    return <EmptyState title={t.trail.empty} lead={t.trail.emptyLead} />
  }
  return (
    <>
      <p className="hint" role="status">
        {t.trail.total(formats.number(read.at(-1)?.total ?? 0))}
      </p>
      {unreadable > 0 && (
        <p className="notice warn" role="status" data-unreadable={unreadable}>
          {t.trail.unreadable(unreadable)}
        </p>
      )}
      <ol className="trail">
        {groupTrail([...corrections.values()]).map((decision) => (
          <DecisionItem key={keyOf(decision[0])} decision={decision} scope={scope} onChanged={onChanged} />
        ))}
      </ol>
    </>
  )
}
