import { useMemo } from 'react'
import { useWallTexts } from '../../../i18n/wall.ts'
import { figureWidth, fitName, leastScale, TWO_LINES, widthOf } from '../../board/fitName.ts'
import { nameProps } from '../../board/nameProps.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { type HallRow, hallPages } from './hallRows.ts'
import './hall.css'

/** Pages go by the time, so that each has its turn however often the scene comes and goes. */
const PAGE_MS = 7_000
/** A figure from here on needs the room of its unit. */
const ROOMY_FIGURE = 100_000
/** Type sizes and widths of `hall.css`, in rem, to know what a row leaves to names. */
const NAME_REM = 0.44
const FIGURE_REM = 0.52
const UNIT_REM = 0.34
const GAP_REM = 0.34
const LABEL_REM = { champions: 1.62, records: 1.86 } as const

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
          <Row key={row.id} row={row} labelRem={LABEL_REM[page.id]} />
        ))}
      </ol>
    </>
  )
}

function Row({ row, labelRem }: { row: HallRow; labelRem: number }) {
  const { label, revised, names, when, figure, unit } = row
  const texts = useWallTexts()
  const { width } = useFrame().scene
  const unitShown = figure < ROOMY_FIGURE ? unit : ''
  const figureRem = figureWidth(texts.figure(figure)) * FIGURE_REM + widthOf(unitShown) * UNIT_REM
  const nameEm = (width - labelRem - figureRem - GAP_REM) / NAME_REM
  return (
    <li className="hall-row">
      <div className="hall-label" style={{ width: `${labelRem}rem` }}>
        {label}
        {when !== '' && <small>{when}</small>}
        {revised && <small className="hall-revised">{texts.revised}</small>}
      </div>
      <div className="hall-who">
        <Names names={names} widthEm={nameEm} />
      </div>
      <div className="hall-figure">
        <b>{texts.figure(figure)}</b>
        {unitShown !== '' && <span> {unitShown}</span>}
      </div>
    </li>
  )
}

/** All names where they fit on two lines; else the first, and how many share it. */
function Names({ names, widthEm }: { names: readonly string[]; widthEm: number }) {
  const texts = useWallTexts()
  const [first] = names
  if (first === undefined) return null
  const all = names.join(texts.and)
  const fits = names.length === 1 || widthOf(all) * leastScale(NAME_REM) <= widthEm * TWO_LINES
  const shown = fits ? all : first
  const fit = fitName(shown, { width: widthEm, lines: fits ? 2 : 1, type: NAME_REM })
  return (
    <>
      <bdi {...nameProps(shown, fit)}>{shown}</bdi>
      {!fits && <small>{texts.more(names.length)}</small>}
    </>
  )
}
