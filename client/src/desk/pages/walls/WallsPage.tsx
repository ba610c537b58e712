import type { ListedWall, RosterReply, Wall } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WallItem } from './WallItem.tsx'

const RENEW_MS = 5_000
const NOW_MS = 10_000

/** Every wall, and whether it answers. */
export function WallsPage() {
  const t = useDeskTexts()
  const walls = useResource<ListedWall[]>('/walls', RENEW_MS)
  const roster = useResource<RosterReply>('/roster')
  const pair = (
    <Link to={{ page: 'pairing' }} className="button primary">
      <Icon name="plus" /> {t.walls.pair}
    </Link>
  )
  return (
    <>
      <PageHead title={t.walls.title} lead={t.walls.lead} actions={pair} />
      <Loaded resource={walls}>
        {(data) =>
          data.length === 0 ? (
            <NoWalls />
          ) : (
            <WallList walls={data} stations={roster.data?.stations ?? []} onChanged={walls.reload} />
          )
        }
      </Loaded>
    </>
  )
}

function NoWalls() {
  const t = useDeskTexts()
  const [open, ...then] = t.walls.howTo.steps
  return (
    <EmptyState title={t.walls.howTo.title}>
      <ol className="steps">
        <li>
          {open} <code>{`${location.origin}/wall`}</code>
        </li>
        {then.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Link to={{ page: 'pairing' }} className="button primary">
        {t.walls.pair}
      </Link>
    </EmptyState>
  )
}

interface WallListProps {
  walls: readonly ListedWall[]
  stations: RosterReply['stations']
  onChanged(): void
}

/** The silent ones first: they are what one comes for. */
function WallList({ walls, stations, onChanged }: WallListProps) {
  const now = useNow(NOW_MS)
  const [asked, setAsked] = useState<Wall | null>(null)
  const ordered = [...walls].sort((a, b) => Number(a.online) - Number(b.online) || a.pairedAt - b.pairedAt)
  return (
    <>
      <ul className="walls">
        {ordered.map((wall) => (
          <WallItem
            key={wall.id}
            wall={wall}
            station={stations.find(({ id }) => id === wall.stationId)}
            now={now}
            onRevoke={() => setAsked(wall)}
          />
        ))}
      </ul>
      {asked && <Revoke wall={asked} onClose={() => setAsked(null)} onDone={onChanged} />}
    </>
  )
}

function Revoke({ wall, onClose, onDone }: { wall: Wall; onClose(): void; onDone(): void }) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const revoking = useAction()
  async function revoke() {
    const done = await revoking.run(() => api.del(`/walls/${encodeURIComponent(wall.id)}`))
    if (!done) return
    tell(t.walls.revoked(wall.name))
    onClose()
    onDone()
  }
  return (
    <ConfirmDialog
      title={t.walls.revokeTitle(wall.name)}
      lead={t.walls.revokeLead}
      verb={t.walls.revoke}
      action={revoking}
      onConfirm={() => void revoke()}
      onCancel={onClose}
    />
  )
}
