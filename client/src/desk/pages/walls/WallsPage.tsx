import type { ListedWall, RosterReply } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useNow } from '../../hooks/useNow.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WallItem } from './WallItem.tsx'

const RENEW_MS = 5_000
const NOW_MS = 10_000

/** Every wall, or those of a station, and whether it answers. */
export function WallsPage({ stationId }: { stationId?: string }) {
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
      {stationId !== undefined && (
        <p className="walls-of hint">
          {t.walls.onlyOf(roster.data?.stations.find(({ id }) => id === stationId)?.name ?? stationId)}{' '}
          <Link to={{ page: 'walls' }}>{t.walls.ofAll}</Link>
        </p>
      )}
      <Loaded resource={walls}>
        {(data) => {
          const asked = data.filter((wall) => stationId === undefined || wall.stationId === stationId)
          return asked.length === 0 ? (
            <NoWalls />
          ) : (
            <WallList walls={asked} stations={roster.data?.stations ?? []} onChanged={walls.reload} />
          )
        }}
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
  const t = useDeskTexts()
  const { api, tell, soon } = useDesk()
  const now = useNow(NOW_MS)
  /** Walls that are about to be revoked. */
  const [leaving, setLeaving] = useState<readonly string[]>([])
  /** A wall that was revoked would have to be paired anew by somebody who stands before it: there is time to think again. */
  function revoke({ id, name }: ListedWall) {
    const stays = () => setLeaving((before) => before.filter((other) => other !== id))
    setLeaving((before) => [...before, id])
    const work = async () => {
      await api.del(`/walls/${encodeURIComponent(id)}`).catch((error: unknown) => {
        stays()
        throw error
      })
      tell(t.walls.revoked(name))
      onChanged()
    }
    soon(t.walls.revoking(name), work, stays)
  }
  const ordered = [...walls].sort((a, b) => Number(a.online) - Number(b.online) || a.pairedAt - b.pairedAt)
  return (
    <ul className="walls">
      {ordered.map((wall) => (
        <WallItem
          key={wall.id}
          wall={wall}
          station={stations.find(({ id }) => id === wall.stationId)}
          now={now}
          leaving={leaving.includes(wall.id)}
          onRevoke={() => revoke(wall)}
        />
      ))}
    </ul>
  )
}
