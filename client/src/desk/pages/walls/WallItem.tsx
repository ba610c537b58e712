import type { ListedWall, RosterReply } from '@leitai/shared/api'
import { LITE_SCENE } from '@leitai/shared/protocol'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { isAwaited } from '../../data/silentWalls.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { WallActions } from './WallActions.tsx'
import { WallHealth } from './WallHealth.tsx'
import { WallLikeness } from './WallLikeness.tsx'

interface WallItemProps {
  wall: ListedWall
  station: RosterReply['stations'][number] | undefined
  now: number
  /** It is about to be revoked. */
  leaving: boolean
  onRevoke(): void
}

/** One wall: whether it answers, what it shows, how it does and where it hangs. */
export function WallItem({ wall, station, now, leaving, onRevoke }: WallItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const awaited = isAwaited(wall, now)
  const { name, number, audience, online, heardAt, scene, width, height, build, pairedAt, health } = wall
  const timeZone = station?.timeZone
  return (
    <li className="wall-item" data-wall-id={wall.id} data-online={online} data-silent={!online && !awaited}>
      <div className="wall-what">
        <WallLikeness wall={wall} timeZone={timeZone} />
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
            {wall.outdated && <span className="state warn">{t.walls.outdated}</span>}
            {station ? (
              <Link to={{ page: 'station', stationId: station.id, tab: 'standings' }}>{station.name}</Link>
            ) : (
              <span className="hint">{t.walls.unknownStation}</span>
            )}
          </p>
          <ul className="facts">
            <li>{t.walls.number(number)}</li>
            <li>{t.walls.audiences[audience]}</li>
            <li>{heardAt === null ? t.walls.neverHeard : t.walls.heard(formats.ago(heardAt, now))}</li>
            {online && scene && <li>{t.walls.showing(t.walls.scenes[scene] ?? scene)}</li>}
            {width !== null && height !== null && width > 0 && <li>{t.walls.resolution(width, height)}</li>}
            {build !== null && <li>{t.walls.version(build.slice(0, 7))}</li>}
            <li>{t.walls.pairedAt(formats.shortMoment(pairedAt, timeZone))}</li>
          </ul>
          {health && <WallHealth health={health} now={now} timeZone={timeZone} />}
        </div>
      </div>
      <WallActions wall={wall} able={online && scene !== LITE_SCENE} leaving={leaving} onRevoke={onRevoke} />
    </li>
  )
}
