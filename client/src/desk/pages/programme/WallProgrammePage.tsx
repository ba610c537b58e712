import type { Wall } from '@leitai/shared/api'
import type { ProgrammeReply } from '@leitai/shared/programme'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProgrammeForm } from './ProgrammeForm.tsx'

/** The programme of one wall. */
export function WallProgrammePage({ wallId }: { wallId: string }) {
  const walls = useResource<Wall[]>('/walls')
  return (
    <Loaded resource={walls}>
      {(all) => {
        const wall = all.find(({ id }) => id === wallId)
        return wall ? <WallProgramme wall={wall} /> : <UnknownWall />
      }}
    </Loaded>
  )
}

function WallProgramme({ wall }: { wall: Wall }) {
  const t = useDeskTexts()
  const path = `/walls/${encodeURIComponent(wall.id)}/programme`
  const programme = useResource<ProgrammeReply>(path)
  return (
    <>
      <PageHead
        title={t.programme.titleOf(wall.name)}
        above={<Link to={{ page: 'walls' }}>{t.walls.title}</Link>}
        lead={t.programme.lead}
      />
      <Loaded resource={programme}>
        {(reply) => (
          <ProgrammeForm
            key={path}
            path={path}
            stationId={wall.stationId}
            isPublic={wall.audience === 'public'}
            first={reply}
          />
        )}
      </Loaded>
    </>
  )
}

function UnknownWall() {
  const t = useDeskTexts()
  return (
    <>
      <PageHead title={t.programme.unknownWall} />
      <EmptyState title={t.programme.unknownWall} lead={t.programme.unknownWallLead}>
        <Link to={{ page: 'walls' }} className="button primary">
          {t.programme.toWalls}
        </Link>
      </EmptyState>
    </>
  )
}
