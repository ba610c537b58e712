import { useMemo } from 'react'
import { useWallTexts } from '../../../i18n/wall.ts'
import { fitName } from '../../board/fitName.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { type HallRow, hallPages } from './hallRows.ts'
import './hall.css'

/** Pages go by the time, so that each has its turn however often the scene comes and goes. */
const PAGE_MS = 7_000
/** Of a row's width, what label and figure leave to names, and the type of names; rem. */
const REST = 3.15
const NAME_REM = 0.44

/** Whom to look up to: the last champions of weeks and months, and the station's records (F2). */
export function HallScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const { hall, members, settings } = snapshot
  const pages = useMemo(() => hallPages({ hall, members }, texts), [hall, members, texts])
  const page = pages[Math.floor(now / PAGE_MS) % pages.length]
  if (!page) return null
  return (
    <>
      <SceneTitle title={page.title}>{texts.metrics[settings.wallMetric]}</SceneTitle>
      <ol className="hall-rows" data-hall-page={page.id}>
        {page.rows.map((row) => (
          <Row key={row.id} {...row} />
        ))}
      </ol>
    </>
  )
}

function Row({ label, revised, names, when, figure, unit }: HallRow) {
  const texts = useWallTexts()
  const { width } = useFrame().scene
  const room = { width: (width - REST) / NAME_REM, lines: when === '' ? 2 : 1, smallest: 0.74 } as const
  const { scale, lines } = fitName(names, room)
  return (
    <li className="hall-row">
      <div className="hall-label">
        {label}
        {revised && <small className="hall-revised">{texts.revised}</small>}
      </div>
      <div className="hall-who">
        {names !== '' && (
          <bdi className={lines === 2 ? 'two-lines' : ''} style={{ fontSize: `${scale}em` }}>
            {names}
          </bdi>
        )}
        {when !== '' && <small>{when}</small>}
      </div>
      <div className="hall-figure">
        <b>{texts.figure(figure)}</b>
        {unit !== '' && <span> {unit}</span>}
      </div>
    </li>
  )
}
