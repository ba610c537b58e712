import type { GoalKind } from '@leitai/shared/goal'
import type { LiveMetric } from '@leitai/shared/protocol'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { type PhoneTexts, usePhoneTexts } from '../../../i18n/phone.ts'
import { figure } from '../../format.ts'
import { RUNNING } from './periods.ts'
import type { Place } from './place.ts'
import type { NameOf } from './useBoards.ts'
import { useRankStep } from './useRankStep.ts'
import { WhyLink } from './WhyLink.tsx'

interface PlaceCardProps {
  kind: GoalKind
  metric: LiveMetric
  label: string
  date: string
  place: Place
  nameOf: NameOf
  /** When the newest pickup behind the score was made, `14:32`: the courier sees that it counts (S4). */
  lastAt?: string | null
}

/** Where I stand: rank and score, how many to the next one, how many behind me. */
export function PlaceCard({ kind, metric, label, date, place, nameOf, lastAt }: PlaceCardProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const step = useRankStep(place.rank, place.score > 0)
  // who has collected nothing has no rank worth the name: at dawn everyone would be first
  const rank = place.score > 0 ? String(place.rank) : '–'
  return (
    <section className={`place place-${kind}`} data-place={kind} aria-label={label}>
      <header className="place-head">
        <h2>
          {label} {date && <small>{date}</small>}
        </h2>
        <Badge place={place} />
      </header>
      <p className="place-figures">
        <span className="place-rank">
          <span className="place-word">{t.rankBefore}</span>
          <strong
            key={place.rank}
            className={`place-number${rank.length > 2 ? ' place-number-long' : ''}${step ? ` rank-${step}` : ''}`}
            data-me-rank={kind}
          >
            {rank}
          </strong>
          <span className="place-word">{t.rankAfter}</span>
        </span>
        <span className="place-score">
          <strong data-me-score={kind}>{figure(place.score, language)}</strong> {t.unit(place.score)}
        </span>
      </p>
      <SpokenRank
        rank={place.rank}
        text={place.score > 0 ? t.spoken(label, place.rank, place.score) : t.noScore[kind]}
      />
      <GapLines kind={kind} place={place} nameOf={nameOf} lastAt={lastAt} />
      <WhyLink metric={metric} period={RUNNING[kind]} />
    </section>
  )
}

/** Read out when the rank changes, not with every parcel. */
function SpokenRank({ text, rank }: { text: string; rank: number }) {
  const [said, setSaid] = useState({ rank, text: '' })
  if (said.rank !== rank) setSaid({ rank, text })
  return (
    <p className="visually-hidden" role="status">
      {said.text}
    </p>
  )
}

function Badge({ place }: { place: Place }) {
  const t = usePhoneTexts()
  if (place.score > 0 && place.rank === 1) {
    return <span className="badge badge-lead">{place.alongside.length > 0 ? t.sharedLead : t.leading}</span>
  }
  // H1: a climb is worth a badge, a fall is not
  if (place.movement !== null && place.movement > 0 && place.score > 0) {
    return <span className="badge">▲ {t.climbed(place.movement)}</span>
  }
  return null
}

function GapLines({ kind, place, nameOf, lastAt }: Omit<PlaceCardProps, 'metric' | 'label' | 'date'>) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const { above, below, alongside, score } = place
  const names = (memberIds: string[]) => namesOf(memberIds, nameOf, t)
  return (
    <ul className="gaps">
      {score === 0 && <GapLine mark="○">{t.noScore[kind]}</GapLine>}
      {above && (
        <GapLine mark="▲" hook={{ 'data-gap-up': kind }}>
          <Split parts={t.gapUp(above.rank, names(above.memberIds))} figure={figure(above.gap, language)} />
        </GapLine>
      )}
      {score > 0 && alongside.length > 0 && <GapLine mark="＝">{t.alongside(names(alongside))}</GapLine>}
      {below && (
        <GapLine mark="▼" hook={{ 'data-gap-down': kind }}>
          <Split
            parts={below.score > 0 ? t.gapDown(below.rank) : t.gapDownToNone}
            figure={figure(below.gap, language)}
          />
        </GapLine>
      )}
      {lastAt && <GapLine mark="✓">{t.lastAt(lastAt)}</GapLine>}
    </ul>
  )
}

interface GapLineProps {
  mark: string
  hook?: Record<`data-${string}`, string>
  children: ReactNode
}

function GapLine({ mark, hook, children }: GapLineProps) {
  return (
    <li {...hook}>
      <span className="gap-mark" aria-hidden="true">
        {mark}
      </span>
      <span>{children}</span>
    </li>
  )
}

/** A sentence around a figure that stands out. */
function Split({ parts: [before, after], figure }: { parts: readonly [string, string]; figure: string }) {
  return (
    <>
      {before}
      <strong className="gap-figure">{figure}</strong>
      {after}
    </>
  )
}

function namesOf([first = '', ...others]: string[], nameOf: NameOf, t: PhoneTexts): string {
  return others.length > 0 ? t.andOthers(nameOf(first), others.length) : nameOf(first)
}
