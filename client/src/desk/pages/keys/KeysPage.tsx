import type { RosterReply } from '@leitai/shared/api'
import type { ListedKey } from '@leitai/shared/sourceKey'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { KeyDialog } from './KeyDialog.tsx'

/** So many stations are named; more are counted. */
const NAMED = 3

/** The keys of the systems that send pickups. */
export function KeysPage() {
  const t = useDeskTexts()
  const keys = useResource<ListedKey[]>('/keys')
  const roster = useResource<RosterReply>('/roster')
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState<ListedKey | null>(null)
  const stations = roster.data?.stations ?? []
  const add = (
    <button type="button" className="button primary" onClick={() => setMaking(true)}>
      <Icon name="plus" /> {t.keys.add}
    </button>
  )
  return (
    <>
      <PageHead
        title={t.keys.title}
        lead={t.keys.lead}
        above={<Link to={{ page: 'account' }}>{t.nav.account}</Link>}
        actions={add}
      />
      <Loaded resource={keys}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState title={t.keys.empty.title} lead={t.keys.empty.lead}>
              {add}
            </EmptyState>
          ) : (
            <ul className="entries">
              {data.map((key) => (
                <KeyItem key={key.id} listed={key} stations={stations} onRevoke={() => setAsked(key)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && <KeyDialog stations={stations} onClose={() => setMaking(false)} onMade={keys.reload} />}
      {asked && <Revoke listed={asked} onClose={() => setAsked(null)} onDone={keys.reload} />}
    </>
  )
}

interface KeyItemProps {
  listed: ListedKey
  stations: RosterReply['stations']
  onRevoke(): void
}

function KeyItem({ listed, stations, onRevoke }: KeyItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { id, name, createdAt, revokedAt, own } = listed
  const ids = listed.stations
  const names =
    ids === '*' ? [] : ids.map((one) => stations.find((station) => station.id === one)?.name ?? one)
  const places =
    ids === '*'
      ? t.keys.all
      : names.length > NAMED
        ? `${names.slice(0, NAMED).join(' · ')} … ${t.keys.count(names.length)}`
        : names.join(' · ')
  return (
    <li className={revokedAt === null ? 'entry' : 'entry past'} data-key-id={id}>
      <div>
        <h2>
          {name} <span className={revokedAt === null ? 'state good' : 'state'}>{stateWord()}</span>
        </h2>
        <p>{places}</p>
        <p className="hint">
          {id} · {t.keys.created(formats.moment(createdAt))}
          {revokedAt !== null && ` · ${t.keys.revoked(formats.moment(revokedAt))}`}
        </p>
      </div>
      {own && revokedAt === null && (
        <button
          type="button"
          className="button small danger-text"
          aria-label={t.keys.revokeNamed(name)}
          onClick={onRevoke}
        >
          {t.keys.revoke}
        </button>
      )}
    </li>
  )

  function stateWord(): string {
    return revokedAt === null ? t.keys.valid : t.keys.revokedState
  }
}

function Revoke({ listed, onClose, onDone }: { listed: ListedKey; onClose(): void; onDone(): void }) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const revoking = useAction()
  async function revoke() {
    if (!(await revoking.run(() => api.del(`/keys/${encodeURIComponent(listed.id)}`)))) return
    tell(t.keys.revokeDone(listed.name))
    onClose()
    onDone()
  }
  return (
    <ConfirmDialog
      title={t.keys.revokeTitle(listed.name)}
      lead={t.keys.revokeLead}
      verb={t.keys.revoke}
      action={revoking}
      onConfirm={() => void revoke()}
      onCancel={onClose}
    />
  )
}
