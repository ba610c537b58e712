import { useMemo } from 'react'
import { useWallTexts, type WallTexts } from '../../../i18n/wall.ts'
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
/** Where the label stands above the figure, with the mark of a revision beside it, as in `hall.css`. */
const STACKED_REM = { label: 0.32, mark: 0.28, aroundMark: 0.3, gap: 0.14 } as const
const LABEL_REM = { champions: 1.62, records: 1.86 } as const

/** Whom to look up to: the last champions of weeks and months, and the station's records (F2). */
export function HallScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const { hall, members, settings } = snapshot
  const { width } = useFrame().scene
  const pages = useMemo(() => hallPages({ hall, members }, texts), [hall, members, texts])
  const page = pages[Math.floor(now / PAGE_MS) % pages.length]
  if (!page) return null
  const stacked = page.id === 'champions' && page.rows.some((row) => !isWhole(row, width, texts))
  return (
    <>
      <SceneTitle title={page.title}>{texts.metrics[settings.wallMetric]}</SceneTitle>
      <ol className={stacked ? 'hall-rows stacked' : 'hall-rows'} data-hall-page={page.id}>
        {page.rows.map((row) => (
          <Row key={row.id} row={row} labelRem={LABEL_REM[page.id]} stacked={stacked} />
        ))}
      </ol>
    </>
  )
}

function unitOf({ figure, unit }: HallRow): string {
  return figure < ROOMY_FIGURE ? unit : ''
}

/** What a row leaves to names beside its figure, rem. */
function besideFigure(row: HallRow, width: number, texts: WallTexts): number {
  const figureRem = figureWidth(texts.figure(row.figure)) * FIGURE_REM + widthOf(unitOf(row)) * UNIT_REM
  return width - figureRem - GAP_REM
}

/** What a row leaves to names beside its label, where that stands above the figure, rem. */
function besideStacked({ short, revised }: HallRow, width: number, texts: WallTexts): number {
  const { label, mark, aroundMark, gap } = STACKED_REM
  const markRem = revised ? widthOf(texts.revised) * mark + aroundMark : 0
  return width - widthOf(short) * label - markRem - gap
}

/** The first name, which is shown whatever happens, is not cut off beside its label. */
function isWhole(row: HallRow, width: number, texts: WallTexts): boolean {
  const [first = ''] = row.names
  const nameEm = (besideFigure(row, width, texts) - LABEL_REM.champions) / NAME_REM
  return fitName(first, { width: nameEm, lines: 2, type: NAME_REM }).whole
}

interface RowProps {
  row: HallRow
  labelRem: number
  /** The label stands above the figure, and all beside them is the name's. */
  stacked: boolean
}

function Row({ row, labelRem, stacked }: RowProps) {
  const { label, short, revised, names, when, figure } = row
  const texts = useWallTexts()
  const { width } = useFrame().scene
  const unitShown = unitOf(row)
  const beside = besideFigure(row, width, texts)
  const nameRem = stacked ? Math.min(beside, besideStacked(row, width, texts)) : beside - labelRem
  const nameEm = nameRem / NAME_REM
  return (
    <li className="hall-row">
      <div className="hall-label" style={stacked ? undefined : { width: `${labelRem}rem` }}>
        {stacked ? short : label}
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
