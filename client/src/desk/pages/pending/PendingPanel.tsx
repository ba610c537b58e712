import type { PendingReply } from '@leitai/shared/correction'
import { useRef } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { type Burst, groupBursts } from '../../data/bursts.ts'
import { useFocusKept } from '../../hooks/useFocusKept.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import type { PickupScope } from '../pickups/scope.ts'
import { BurstItem } from './BurstItem.tsx'

const RENEW_MS = 15_000
/** As many as one decision may name. */
const LISTED = 500
/** Parts bursts where the station has no rule any more. */
const PAUSE_MINUTES = 30

interface PendingPanelProps {
  scope: PickupScope
  /** Something was decided. */
  onDecided(): void
}

/** Pickups that wait for the manager (H3), by courier and burst. */
export function PendingPanel({ scope, onDecided }: PendingPanelProps) {
  const t = useDeskTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const pending = useResource<PendingReply>(`${scope.base}/pending?limit=${LISTED}`, RENEW_MS)
  useFocusKept(heading, pending.data?.total ?? 0)
  function changed() {
    pending.reload()
    onDecided()
  }
  return (
    <section className="panel" aria-labelledby="pending-title">
      <h2 id="pending-title" ref={heading} tabIndex={-1}>
        {t.pending.title}
      </h2>
      <Loaded resource={pending}>
        {(reply) => (
          <>
            <Rule burst={reply.burst} stationId={scope.stationId} />
            <Bursts
              reply={reply}
              scope={scope}
              onChanged={changed}
              onDecided={() => {
                changed()
                heading.current?.focus() // the group and its buttons go
              }}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Rule({ burst, stationId }: { burst: PendingReply['burst']; stationId: string }) {
  const t = useDeskTexts()
  const formats = useFormats()
  return (
    <p className="hint">
      {burst
        ? t.pending.ruleIs(formats.number(burst.parcels), formats.number(burst.minutes))
        : t.pending.ruleOff}{' '}
      <Link to={{ page: 'station', stationId, tab: 'settings' }}>{t.pending.toSettings}</Link>
    </p>
  )
}

interface BurstsProps {
  reply: PendingReply
  scope: PickupScope
  onChanged(): void
  onDecided(): void
}

function Bursts({ reply: { burst, total, pickups }, scope, onChanged, onDecided }: BurstsProps) {
  const t = useDeskTexts()
  if (pickups.length === 0) return <EmptyState title={t.pending.empty} lead={t.pending.emptyLead} />
  return (
    <>
      <ul className="bursts">
        {numbered(groupBursts(pickups, burst?.minutes ?? PAUSE_MINUTES)).map(({ group, key }) => (
          <BurstItem key={key} burst={group} scope={scope} onChanged={onChanged} onDecided={onDecided} />
        ))}
      </ul>
      {total > pickups.length && <p className="hint">{t.pending.more(pickups.length)}</p>}
    </>
  )
}

/** Bursts by courier and number: a group stays the one that it was when its first pickup is decided. */
function numbered(bursts: readonly Burst[]): { group: Burst; key: string }[] {
  const counts = new Map<string, number>()
  return bursts.map((group) => {
    const count = (counts.get(group.courier) ?? 0) + 1
    counts.set(group.courier, count)
    return { group, key: `${count} ${group.courier}` }
  })
}
