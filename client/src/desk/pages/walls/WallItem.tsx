import type { RosterReply, Wall } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'

/** A wall asks every few seconds whether it is paired, and then says what it shows. */
const AWAITED_MS = 90_000

interface WallItemProps {
  wall: Wall
  station: RosterReply['stations'][number] | undefined
  now: number
  onRevoke(): void
}

/** One wall: whether it answers, what it shows and where it hangs. */
export function WallItem({ wall, station, now, onRevoke }: WallItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const awaited = wall.heardAt === null && now - wall.pairedAt < AWAITED_MS
  const { name, audience, online, heardAt, scene, width, height, pairedAt } = wall
  return (
    <li className="wall-item" data-wall-id={wall.id} data-online={online}>
      <div className={online ? 'wall-screen on' : 'wall-screen'} aria-hidden="true">
        {width !== null && height !== null && <span>{t.walls.resolution(width, height)}</span>}
      </div>
      <div className="wall-text">
        <h2>{name}</h2>
        <p>
          {online ? (
            <span className="state good">{t.walls.online}</span>
          ) : awaited ? (
            <span className="state">{t.walls.awaited}</span>
          ) : (
            <span className="state warn">{t.walls.silent}</span>
          )}
          {station ? (
            <Link to={{ page: 'station', stationId: station.id, tab: 'standings' }}>{station.name}</Link>
          ) : (
            <span className="hint">{t.walls.unknownStation}</span>
          )}
        </p>
        <ul className="facts">
          <li>{t.walls.audiences[audience]}</li>
          <li>{heardAt === null ? t.walls.neverHeard : t.walls.heard(formats.ago(heardAt, now))}</li>
          {online && scene && <li>{t.walls.showing(t.walls.scenes[scene] ?? scene)}</li>}
          <li>{t.walls.pairedAt(formats.shortMoment(pairedAt, station?.timeZone))}</li>
        </ul>
      </div>
      <Link to={{ page: 'wallProgramme', wallId: wall.id }} className="button small">
        {t.programme.title}
        <span className="visually-hidden"> {name}</span>
      </Link>
      <button type="button" className="button small danger-text" onClick={onRevoke}>
        {t.walls.revoke}
        <span className="visually-hidden"> {name}</span>
      </button>
    </li>
  )
}
