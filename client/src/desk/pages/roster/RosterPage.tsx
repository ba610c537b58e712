import type { ListedCourier, PinReply, RosterReply } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SecretDialog } from '../../ui/SecretDialog.tsx'
import { CourierDialog } from './CourierDialog.tsx'
import { CourierList } from './CourierList.tsx'
import { Downloads } from './Downloads.tsx'
import { GoalsDialog } from './GoalsDialog.tsx'

/** Who is on the roster and where, and their PINs. */
export function RosterPage() {
  const t = useDeskTexts()
  const roster = useResource<RosterReply>('/roster')
  const toImport = (
    <Link to={{ page: 'import' }} className="button primary">
      <Icon name="upload" /> {t.roster.import}
    </Link>
  )
  return (
    <>
      <PageHead
        title={t.roster.title}
        lead={
          roster.data ? t.roster.count(roster.data.couriers.length, roster.data.stations.length) : undefined
        }
        actions={toImport}
      />
      <Loaded resource={roster}>
        {(data) =>
          data.couriers.length === 0 ? (
            <EmptyState title={t.roster.empty.title} lead={t.roster.empty.lead}>
              {toImport}
            </EmptyState>
          ) : (
            <Couriers roster={data} onChanged={roster.reload} />
          )
        }
      </Loaded>
    </>
  )
}

/** The list, and the issue of a PIN: asked first where it puts an old one out of use. */
function Couriers({ roster, onChanged }: { roster: RosterReply; onChanged(): void }) {
  const t = useDeskTexts()
  const { api } = useDesk()
  const issuing = useAction()
  const [asked, setAsked] = useState<ListedCourier | null>(null)
  const [placeId, setPlaceId] = useState('')
  /** Whom the form is about; null for a new one. */
  const [edited, setEdited] = useState<{ courier: ListedCourier | null } | null>(null)
  const [aimed, setAimed] = useState<ListedCourier | null>(null)
  const [issued, setIssued] = useState<{ courier: ListedCourier; pin: string } | null>(null)

  async function issue(courier: ListedCourier) {
    await issuing.run(async () => {
      const { pin } = await api.post<PinReply>(`/couriers/${encodeURIComponent(courier.id)}/pin`)
      setAsked(null)
      setIssued({ courier, pin })
    })
  }
  function askOrIssue(courier: ListedCourier) {
    issuing.clear()
    if (courier.hasPin) setAsked(courier)
    else void issue(courier)
  }
  return (
    <>
      {!asked && <ProblemNotice problem={issuing.problem} />}
      <CourierList
        roster={roster}
        onIssue={askOrIssue}
        onEdit={(courier) => setEdited({ courier })}
        onGoals={setAimed}
        onAdd={() => setEdited({ courier: null })}
        placeId={placeId}
        onPlace={setPlaceId}
      />
      <Downloads />
      {edited && (
        <CourierDialog
          roster={roster}
          courier={edited.courier}
          stationId={roster.stations.some(({ id }) => id === placeId) ? placeId : ''}
          onSaved={() => {
            setEdited(null)
            onChanged()
          }}
          onClose={() => setEdited(null)}
        />
      )}
      {aimed && <GoalsDialog courier={aimed} onClose={() => setAimed(null)} />}
      {asked && (
        <ConfirmDialog
          title={t.roster.reissueTitle(asked.name)}
          lead={t.roster.reissueLead}
          verb={t.roster.reissuePin}
          action={issuing}
          onConfirm={() => void issue(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
      {issued && (
        <SecretDialog
          title={t.roster.pinTitle(issued.courier.name)}
          secret={issued.pin}
          look="read"
          done={t.roster.pinDone}
          onClose={() => {
            setIssued(null)
            onChanged()
          }}
        >
          <p>{t.roster.pinLead(issued.courier.id)}</p>
          <p>
            <code>{`${location.origin}/me`}</code>
          </p>
        </SecretDialog>
      )}
    </>
  )
}
