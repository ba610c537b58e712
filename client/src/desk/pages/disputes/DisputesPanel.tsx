import type { Dispute, DisputesReply } from '@leitai/shared/dispute'
import { useRef } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { usePages } from '../../hooks/usePages.ts'
import { useResource } from '../../hooks/useResource.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import type { PickupScope } from '../pickups/scope.ts'
import { DisputeItem } from './DisputeItem.tsx'

const RENEW_MS = 15_000
const LISTED = 200

function nextOf(pages: readonly DisputesReply[]): string | null {
  const read = pages.reduce((sum, { disputes }) => sum + disputes.length, 0)
  const last = pages.at(-1)
  return last && last.disputes.length > 0 && read < last.total ? `&from=${read}` : null
}

interface DisputesPanelProps {
  scope: PickupScope
  /** One was decided. */
  onDecided(): void
}

/** What couriers doubt or miss: the open ones first, the decided ones for good. */
export function DisputesPanel({ scope, onDecided }: DisputesPanelProps) {
  const t = useDeskTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const open = useResource<DisputesReply>(`${scope.base}/disputes?state=open&limit=${LISTED}`, RENEW_MS)
  const all = usePages<DisputesReply>(`${scope.base}/disputes?state=all`, nextOf)
  function changed() {
    open.reload()
    all.reload()
    onDecided()
    heading.current?.focus() // the form that was sent goes
  }
  return (
    <>
      <section className="panel" aria-labelledby="disputes-title">
        <h2 id="disputes-title" ref={heading} tabIndex={-1}>
          {t.disputes.title}
        </h2>
        <p className="hint">{t.disputes.lead}</p>
        <Loaded resource={open}>
          {({ disputes, total }) =>
            disputes.length === 0 ? (
              <EmptyState title={t.disputes.empty} lead={t.disputes.emptyLead} />
            ) : (
              <>
                <DisputeList disputes={disputes} scope={scope} onChanged={changed} />
                {total > disputes.length && <p className="hint">{t.disputes.cut(disputes.length)}</p>}
              </>
            )
          }
        </Loaded>
      </section>
      <section className="panel" aria-labelledby="decided-title">
        <h2 id="decided-title">{t.disputes.decided}</h2>
        <Loaded resource={all}>
          {(read) => {
            const decided = closedOf(read)
            return decided.length === 0 ? (
              <p className="hint">{t.disputes.noneDecided}</p>
            ) : (
              <DisputeList disputes={decided} scope={scope} onChanged={changed} />
            )
          }}
        </Loaded>
        <MoreButton pages={all} />
      </section>
    </>
  )
}

/** The closed ones among the pages that are there; each once, though new ones have pushed them on. */
function closedOf(read: readonly DisputesReply[]): Dispute[] {
  const all = new Map(read.flatMap((page) => page.disputes).map((dispute) => [dispute.id, dispute]))
  return [...all.values()].filter(({ state }) => state !== 'open')
}

interface DisputeListProps {
  disputes: readonly Dispute[]
  scope: PickupScope
  onChanged(): void
}

function DisputeList({ disputes, scope, onChanged }: DisputeListProps) {
  return (
    <ul className="disputes">
      {disputes.map((dispute) => (
        <DisputeItem key={dispute.id} dispute={dispute} scope={scope} onChanged={onChanged} />
      ))}
    </ul>
  )
}
