import type { Dispute } from '@leitai/shared/dispute'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { HandPickupDialog } from '../pickups/HandPickupDialog.tsx'
import { OpenedBelow } from '../pickups/OpenedBelow.tsx'
import { type PickupScope, sourceName } from '../pickups/scope.ts'
import { DecisionForm } from './DecisionForm.tsx'

const MARKS = { open: 'warn', accepted: 'good', declined: '', withdrawn: '' } as const
const REASON_MAX = 200

interface DisputeItemProps {
  dispute: Dispute
  scope: PickupScope
  onChanged(): void
}

/** One dispute: the sentence, the pickup, what was said since, and the answer while it is open. */
export function DisputeItem({ dispute, scope, onChanged }: DisputeItemProps) {
  const t = useDeskTexts()
  const { id, courier, name, about, pickupId, state, trail } = dispute
  const [added, setAdded] = useState(false)
  return (
    <li className="dispute" data-dispute={id} data-state={state}>
      <h3>
        <Link
          to={{
            page: 'why',
            stationId: scope.stationId,
            courierId: courier,
            metric: 'pickups',
            period: 'this-week',
          }}
        >
          {name}
        </Link>{' '}
        <span className="hint">{courier}</span>{' '}
        <span className={`state ${MARKS[state]}`}>{t.disputes.states[state]}</span>
      </h3>
      <p>
        <strong>{aboutWords(t.disputes.about, about, pickupId)}</strong>
      </p>
      <DisputeTrail trail={trail} scope={scope} />
      {pickupId !== null && (
        <OpenedBelow
          key={String(added)} // what was missing is there now
          pickupId={pickupId}
          scope={scope}
          startsOpen={added}
        />
      )}
      {state === 'open' && (
        <>
          {about === 'missing' && !added && (
            <AddMissing dispute={dispute} scope={scope} onAdded={() => setAdded(true)} />
          )}
          <DecisionForm dispute={dispute} scope={scope} onDecided={onChanged} />
        </>
      )}
    </li>
  )
}

type AboutWords = ReturnType<typeof useDeskTexts>['disputes']['about']

function aboutWords(words: AboutWords, about: Dispute['about'], pickupId: string | null): string {
  if (about === 'walls') return words.walls
  if (about === 'pickup') return words.pickup(pickupId ?? '')
  return pickupId === null ? words.missing : words.missingId(pickupId)
}

/** Who has said what, oldest first. */
function DisputeTrail({ trail, scope }: { trail: Dispute['trail']; scope: PickupScope }) {
  const t = useDeskTexts()
  const formats = useFormats()
  return (
    <ol className="dispute-trail" aria-label={t.disputes.trail}>
      {trail.map(({ at, by, state, text }) => (
        <li key={`${at} ${state}`}>
          {text !== '' && <q>{text}</q>}
          <span className="under">
            {by === 'courier' ? t.disputes.byCourier : sourceName(t, by)} ·{' '}
            {formats.moment(Date.parse(at), scope.timeZone)}
            {state !== 'open' && ` · ${t.disputes.states[state]}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

interface AddMissingProps {
  dispute: Dispute
  scope: PickupScope
  onAdded(): void
}

function AddMissing({ dispute: { courier, pickupId, trail }, scope, onAdded }: AddMissingProps) {
  const t = useDeskTexts()
  const [adding, setAdding] = useState(false)
  const reason = t.disputes.handReason(trail[0]?.text ?? '').slice(0, REASON_MAX)
  return (
    <p>
      <button type="button" className="button small" onClick={() => setAdding(true)}>
        {t.disputes.hand}
      </button>
      {adding && (
        <HandPickupDialog
          scope={scope}
          known={{ courier, reason, ...(pickupId === null ? {} : { id: pickupId }) }}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false)
            onAdded()
          }}
        />
      )}
    </p>
  )
}
