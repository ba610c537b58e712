import type { Clock } from '@leitai/shared/clock'
import type { GoalKind } from '@leitai/shared/goal'
import type { LiveMetric, Snapshot } from '@leitai/shared/protocol'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { useNow } from '../../../live/useNow.ts'
import { periodTitle, timeText } from '../../format.ts'
import type { Install } from '../../install/install.ts'
import type { Disputes } from '../../session/disputes.ts'
import { seenNewsOf } from '../../session/keep.ts'
import { Late } from '../../ui/Late.tsx'
import { MetricChoice } from '../../ui/MetricChoice.tsx'
import { useAskedOfMe } from '../../useAskedOfMe.ts'
import { NewestAnnouncement } from './NewestAnnouncement.tsx'
import { NotPosted } from './NotPosted.tsx'
import { PageLinks } from './PageLinks.tsx'
import { PlaceCard } from './PlaceCard.tsx'
import { isOver } from './periods.ts'
import { placeOf } from './place.ts'
import { Standings } from './Standings.tsx'
import { useBoards, useNames } from './useBoards.ts'

const RENEW_MS = 15_000
const loadBelowFold = () => import('./BelowFold.tsx')

interface BoardProps {
  api: Api
  store: LiveStore
  snapshot: Snapshot
  courierId: string
  clock: Clock
  disputes: Disputes
  install: Install
}

/** Everything below the page's head, from one snapshot. */
export function Board({ api, store, snapshot, courierId, clock, disputes, install }: BoardProps) {
  const t = usePhoneTexts()
  const [chosen, setChosen] = useState<LiveMetric | null>(null)
  const metric = chosen ?? snapshot.settings.wallMetric
  const boards = useBoards(snapshot, metric)
  const nameOf = useNames(snapshot)
  const labels = usePeriodLabels(snapshot, store, clock)
  const isFresh = useLive(store, (state) => state.fresh)
  const day = placeOf(boards.day, courierId)
  const week = placeOf(boards.week, courierId)
  const shown = seenNewsOf(courierId).load() ?? []
  const unread = snapshot.announcements.filter(({ id }) => !shown.includes(id)).length
  const asked = useAskedOfMe(api, snapshot.station.id, courierId)
  const lastAt = useTimeText(day?.reachedAtMs ?? null, snapshot, clock)

  return (
    <div className={isFresh ? 'board' : 'board board-stale'}>
      <NewestAnnouncement announcements={snapshot.announcements} />
      <MetricChoice label={t.whatCounts} value={metric} onChange={setChosen} />
      {day && week ? (
        <>
          <PlaceCard
            key={`day/${metric}`}
            kind="day"
            metric={metric}
            place={day}
            nameOf={nameOf}
            lastAt={lastAt}
            {...labels.day}
          />
          <PlaceCard
            key={`week/${metric}`}
            kind="week"
            metric={metric}
            place={week}
            nameOf={nameOf}
            {...labels.week}
          />
        </>
      ) : (
        <NotPosted stationName={snapshot.station.name} />
      )}
      <PageLinks metric={metric} disputes={disputes} unread={unread} asked={asked} />
      <Standings boards={boards} metric={metric} labels={labels} courierId={courierId} nameOf={nameOf} />
      <Late api={api} load={loadBelowFold}>
        {({ BelowFold }) => (
          <BelowFold
            api={api}
            store={store}
            snapshot={snapshot}
            courierId={courierId}
            metric={metric}
            clock={clock}
            labels={labels}
            nameOf={nameOf}
            install={install}
          />
        )}
      </Late>
    </div>
  )
}

function useTimeText(atMs: number | null, { station }: Snapshot, clock: Clock): string | null {
  const language = useLanguage()
  return atMs === null ? null : timeText(atMs, clock.now(), station.timeZone, language)
}

export interface PeriodLabel {
  /** `今日`; the date itself once the day is over and the numbers are those of a day gone by. */
  label: string
  /** `11月22日 周日`, empty where the label says it already. */
  date: string
}
export type PeriodLabels = Record<GoalKind, PeriodLabel>

function usePeriodLabels(snapshot: Snapshot, store: LiveStore, clock: Clock): PeriodLabels {
  const t = usePhoneTexts()
  const language = useLanguage()
  const offsetMs = useLive(store, (state) => state.clockOffsetMs)
  const now = useNow(clock, RENEW_MS) + offsetMs

  function labelOf(kind: GoalKind): PeriodLabel {
    const date = periodTitle(snapshot.boards[`${kind}/pickups`].period, language)
    return isOver(snapshot, kind, now) ? { label: date, date: '' } : { label: t.running[kind], date }
  }
  return { day: labelOf('day'), week: labelOf('week') }
}
