import type { ListedWall } from '@leitai/shared/api'
import type { WallCommand } from '@leitai/shared/wall'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Link } from '../../navigation.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

interface WallActionsProps {
  wall: ListedWall
  /** It hears what it is told. */
  able: boolean
  /** It is about to be revoked. */
  leaving: boolean
  onRevoke(): void
}

/** What can be asked of a wall from afar. */
export function WallActions({ wall, able, leaving, onRevoke }: WallActionsProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const telling = useAction()
  const ofWhich = <span className="visually-hidden"> {wall.name}</span>

  async function send(kind: WallCommand['kind']) {
    const path = `/walls/${encodeURIComponent(wall.id)}/commands`
    if (await telling.run(() => api.post(path, { kind }))) tell(t.walls.told[kind](wall.name, wall.number))
  }
  return (
    <div className="wall-actions">
      <button type="button" className="button small" disabled={!able} onClick={() => void send('identify')}>
        {t.walls.identify}
        {ofWhich}
      </button>
      <button type="button" className="button small" disabled={!able} onClick={() => void send('reload')}>
        {t.walls.reloadWall}
        {ofWhich}
      </button>
      <Link to={{ page: 'wallProgramme', wallId: wall.id }} className="button small">
        {t.programme.title}
        {ofWhich}
      </Link>
      <button type="button" className="button small danger-text" disabled={leaving} onClick={onRevoke}>
        {t.walls.revoke}
        {ofWhich}
      </button>
      <ProblemNotice problem={telling.problem} />
    </div>
  )
}
