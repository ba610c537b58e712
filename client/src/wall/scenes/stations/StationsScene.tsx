import { boardTotal } from '@leitai/shared/live'
import { useWallTexts, type WallTexts } from '../../../i18n/wall.ts'
import { fitName } from '../../board/fitName.ts'
import { Medal } from '../../board/Medal.tsx'
import { nameProps } from '../../board/nameProps.ts'
import { useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { type Measure, measuresOf, type StationRow, stationRows } from './stationRows.ts'
import './stations.css'

const TITLE_REM = 0.82
const HEADING_REM = 0.72
const BETWEEN_REM = 0.5
const ROW_REM = { least: 0.74, most: 1.3 } as const
/** Type of names by the height of their row; figures are larger, as `stations.css` has it. */
const NAME_SHARE = 0.46
const NAME_REM = { least: 0.44, most: 0.58 } as const
const FIGURE_EM = 1.18
/** Paddings of a row, and its rank by the type. */
const BESIDE_REM = 0.69
const RANK_EM = 1.95

/** The stations under one unit against each other, so that small ones have their chance too. */
export function StationsScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const { portrait, whole } = useFrame()
  const { station, settings, boards } = snapshot
  const total = boardTotal(boards[`day/${settings.wallMetric}`])
  // what this wall knows of its own station is newer than what it has been told of all
  const peers = snapshot.peers.map((peer) => (peer.id === station.id ? { ...peer, total } : peer))
  const measures = measuresOf(peers)
  const columns = portrait ? 1 : measures.length
  const width = (whole.width - BETWEEN_REM * (columns - 1)) / columns
  const height = (whole.height - TITLE_REM) / (portrait ? measures.length : 1) - HEADING_REM
  const most = Math.floor(height / ROW_REM.least)
  return (
    <>
      <SceneTitle title={texts.stationsTitle}>
        <b>{texts.metrics[settings.wallMetric]}</b>
      </SceneTitle>
      <div className={portrait ? 'stations stacked' : 'stations'}>
        {measures.map((measure) => (
          <Column
            key={measure}
            measure={measure}
            rows={stationRows(peers, station.id, measure, most)}
            width={width}
            height={height}
          />
        ))}
      </div>
    </>
  )
}

const headings: Record<Measure, 'stationsHead' | 'stationsGoal' | 'stationsTotal'> = {
  head: 'stationsHead',
  goal: 'stationsGoal',
  total: 'stationsTotal',
}

function figureOf(value: number, measure: Measure, texts: WallTexts): string {
  if (measure === 'goal') return `${texts.figure(Math.floor(value * 100))}%`
  return measure === 'total' || value >= 1_000
    ? texts.figure(Math.floor(value))
    : (Math.floor(value * 10) / 10).toFixed(1)
}

interface ColumnProps {
  measure: Measure
  rows: readonly StationRow[]
  width: number
  height: number
}

function Column({ measure, rows, width, height }: ColumnProps) {
  const texts = useWallTexts()
  const rowRem = Math.min(height / Math.max(rows.length, 1), ROW_REM.most)
  const type = Math.max(Math.min(rowRem * NAME_SHARE, NAME_REM.most), NAME_REM.least)
  const top = rows[0]?.value ?? 0
  return (
    <section style={{ width: `${width}rem` }} data-measure={measure}>
      <h3>{texts[headings[measure]]}</h3>
      <ol style={{ fontSize: `${type}rem` }}>
        {rows.map((row) => {
          const figure = figureOf(row.value, measure, texts)
          const nameRem = width - BESIDE_REM - RANK_EM * type - figure.length * 0.62 * FIGURE_EM * type
          const fit = fitName(row.name, { width: nameRem / type, lines: 2, type })
          return (
            <li
              key={row.id}
              className={row.own ? 'own' : ''}
              style={{ height: `${rowRem}rem` }}
              data-station={row.id}
              data-rank={row.rank}
            >
              <span className="bar" style={{ transform: `scaleX(${top > 0 ? row.value / top : 0})` }} />
              <span className="rank">{row.value > 0 ? <Medal rank={row.rank} /> : '·'}</span>
              <bdi {...nameProps(row.name, fit)}>{row.name}</bdi>
              <b>{figure}</b>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
