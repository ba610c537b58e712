import type { Clock } from '@leitai/shared/clock'
import type { LiveMetric, Snapshot } from '@leitai/shared/protocol'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useDayLineTexts } from '../../../i18n/phone/dayLine.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { useNow } from '../../../live/useNow.ts'
import { figure, hourText } from '../../format.ts'
import { myDayOf } from '../../session/keep.ts'
import { isOver } from '../board/periods.ts'
import { WhyLink } from '../board/WhyLink.tsx'
import './dayLine.css'
import { type Hour, hoursOf, type Line, lineOf, type TickState } from './dayLine.ts'
import { useMyDay } from './useMyDay.ts'

const RENEW_MS = 60_000
const MINUTE_MS = 60_000
const STATES: readonly TickState[] = ['counted', 'pending', 'void']

interface DayLineProps {
  api: Api
  store: LiveStore
  snapshot: Snapshot
  courierId: string
  metric: LiveMetric
  clock: Clock
}

/** My day: a mark on the line for what was collected, and what each hour brought. */
export function DayLine({ api, store, snapshot, courierId, metric, clock }: DayLineProps) {
  const t = useDayLineTexts()
  const offsetMs = useLive(store, (state) => state.clockOffsetMs)
  const now = useNow(clock, RENEW_MS) + offsetMs
  const [keep] = useState(() => myDayOf(courierId))
  const { station, settings, weekDayStarts, weekOpensAt, todayIndex } = snapshot
  const { period, rows } = snapshot.boards[`day/${metric}`]
  const ticks = useMyDay({
    api,
    stationId: station.id,
    metric,
    period,
    version: (rows.find(([memberId]) => memberId === courierId) ?? []).join(' '),
    keep,
  })
  if (!ticks) return null
  const opensAt = weekOpensAt[todayIndex] ?? now
  const openMs = (settings.hours.toMinutes - settings.hours.fromMinutes) * MINUTE_MS
  const line = lineOf(
    ticks,
    { fromMs: opensAt, toMs: opensAt + openMs },
    isOver(snapshot, 'day', now) ? null : now,
  )
  const hours = hoursOf(ticks, weekDayStarts[todayIndex] ?? opensAt)
  return (
    <section className="card" aria-labelledby="day-line-title" data-day-line={ticks.length}>
      <header className="card-head">
        <h2 id="day-line-title">{t.title}</h2>
        <Legend hours={hours} />
      </header>
      {ticks.length === 0 ? (
        <p className="empty">{t.nothingYet}</p>
      ) : (
        <>
          <Strip line={line} timeZone={station.timeZone} />
          <Hours hours={hours} timeZone={station.timeZone} />
        </>
      )}
      <WhyLink metric={metric} period={period} label={t.each} />
    </section>
  )
}

/** The states that occur, where there is more to tell than what counts. */
function Legend({ hours }: { hours: readonly Hour[] }) {
  const t = useDayLineTexts()
  const found = STATES.filter((state) => hours.some(({ parcels }) => parcels[state] > 0))
  if (!found.some((state) => state !== 'counted')) return null
  return (
    <p className="card-note day-legend" aria-hidden="true">
      {found.map((state) => (
        <span key={state}>
          <i className={`day-sample day-${state}`} /> {t.states[state]}
        </span>
      ))}
    </p>
  )
}

/** For the eye only: the hours below say the same. */
function Strip({ line, timeZone }: { line: Line; timeZone: string }) {
  return (
    <div aria-hidden="true">
      <div className="day-strip">
        {line.now !== null && <span className="day-now" style={{ left: `${line.now * 100}%` }} />}
        {line.marks.map(({ state, at, height }) => (
          <span
            key={`${at} ${state}`}
            className={`day-mark day-${state}`}
            style={{ left: `${at * 100}%`, height: `${height * 100}%` }}
          />
        ))}
      </div>
      <p className="day-ends">
        <span>{hourText(line.fromMs, timeZone)}</span>
        <span>{hourText(line.toMs, timeZone)}</span>
      </p>
    </div>
  )
}

function Hours({ hours, timeZone }: { hours: readonly Hour[]; timeZone: string }) {
  const t = useDayLineTexts()
  const language = useLanguage()
  return (
    <ol className="day-hours" aria-label={t.byHour}>
      {hours.map(({ fromMs, parcels }) => (
        <li key={fromMs} className="day-hour" data-hour={hourText(fromMs, timeZone)}>
          <span className="day-when">{hourText(fromMs, timeZone)}</span>
          <strong>{t.parcels(parcels.counted, figure(parcels.counted, language))}</strong>
          {parcels.pending > 0 && <span>{t.pending(figure(parcels.pending, language))}</span>}
          {parcels.void > 0 && <span>{t.void(figure(parcels.void, language))}</span>}
        </li>
      ))}
    </ol>
  )
}
