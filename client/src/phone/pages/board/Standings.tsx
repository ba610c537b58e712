import type { GoalKind } from '@leitai/shared/goal'
import type { LiveMetric } from '@leitai/shared/protocol'
import type { Standing } from '@leitai/shared/standings'
import { useRef, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { figure } from '../../format.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { PeriodLabels } from './Board.tsx'
import { RUNNING } from './periods.ts'
import { excerptOf } from './place.ts'
import type { Boards, NameOf } from './useBoards.ts'
import { useRowMoves } from './useRowMoves.ts'
import { WhyLink } from './WhyLink.tsx'

interface StandingsProps {
  boards: Boards
  metric: LiveMetric
  labels: PeriodLabels
  courierId: string
  nameOf: NameOf
}

/** The board around me; all of it on request. */
export function Standings({ boards, metric, labels, courierId, nameOf }: StandingsProps) {
  const t = usePhoneTexts()
  const [kind, setKind] = useState<GoalKind>('day')
  const [isWhole, setIsWhole] = useState(false)
  const standings = boards[kind]
  const { head, around } = excerptOf(standings, courierId)
  const shown = head.length + around.length
  const rowProps = { courierId, nameOf }
  return (
    <section className="card" aria-labelledby="board-title" data-board={kind}>
      <header className="card-head">
        <h2 id="board-title">{t.board}</h2>
        <Choice
          label={t.boardOf}
          options={[
            { value: 'day', label: labels.day.label },
            { value: 'week', label: labels.week.label },
          ]}
          value={kind}
          onChange={setKind}
        />
      </header>
      {isWhole || head.length === 0 ? (
        <Rows key={kind} standings={isWhole ? standings : around} {...rowProps} />
      ) : (
        <Rows key={kind} standings={[...head, ...around]} skipAfter={head.length} {...rowProps} />
      )}
      {!isWhole && shown === 0 && <p className="empty">{t.emptyBoard}</p>}
      {shown < standings.length && (
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? t.showLess : t.showAll(standings.length)}
        </button>
      )}
      <WhyLink metric={metric} period={RUNNING[kind]} />
    </section>
  )
}

interface RowsProps {
  standings: readonly Standing[]
  courierId: string
  nameOf: NameOf
  /** Rows after which places are left out. */
  skipAfter?: number
}

function Rows({ standings, courierId, nameOf, skipAfter }: RowsProps) {
  const list = useRef<HTMLOListElement>(null)
  useRowMoves(list, standings.map(({ memberId }) => memberId).join())
  return (
    <ol className="rows" ref={list}>
      {standings.map((standing, index) => (
        <Row
          key={standing.memberId}
          standing={standing}
          name={nameOf(standing.memberId)}
          isMe={standing.memberId === courierId}
          isAfterSkip={index === skipAfter}
        />
      ))}
    </ol>
  )
}

interface RowProps {
  standing: Standing
  name: string
  isMe: boolean
  isAfterSkip: boolean
}

function Row({ standing: { memberId, rank, score }, name, isMe, isAfterSkip }: RowProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const classes = ['row', isMe && 'row-me', isAfterSkip && 'row-after-skip'].filter(Boolean).join(' ')
  const medal = score > 0 && rank <= 3 ? ` medal-${rank}` : ''
  return (
    <li className={classes} data-row={memberId} aria-current={isMe ? 'true' : undefined}>
      <span className={`row-rank${medal}`}>
        {score > 0 ? (
          <>
            <span className="visually-hidden">{t.rankBefore} </span>
            {rank}
            <span className="visually-hidden"> {t.rankAfter}</span>
          </>
        ) : (
          '–'
        )}
      </span>
      <span className="row-name">
        <bdi>{name}</bdi>
        {isMe && <span className="row-tag">{t.me}</span>}
      </span>
      <span className="row-score">
        {figure(score, language)}
        <span className="visually-hidden"> {t.unit(score)}</span>
      </span>
    </li>
  )
}
