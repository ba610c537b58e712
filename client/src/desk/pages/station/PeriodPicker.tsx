import {
  type Calendar,
  dateOf,
  dayNoOf,
  PERIOD_KINDS,
  type Period,
  type PeriodKind,
} from '@leitai/shared/calendar'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { stepPeriod } from '../../data/boardRows.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface PeriodPickerProps {
  period: Period
  /** Day number of the station's business day. */
  today: number
  calendar: Pick<Calendar, 'weekStart'>
  onKind(kind: PeriodKind): void
  onDay(day: number): void
}

/** Which period: its kind, one earlier or later, or the one with a certain date. Never one that has not begun. */
export function PeriodPicker({ period, today, calendar, onKind, onDay }: PeriodPickerProps) {
  const t = useDeskTexts()
  const running = period.toDay > today

  function step(by: 1 | -1) {
    const next = stepPeriod(period, by, calendar)
    onDay(next.toDay > today ? today : next.fromDay)
  }
  return (
    <div className="period-picker">
      <Choice
        label={t.standings.kind}
        name="kind"
        value={period.kind}
        options={PERIOD_KINDS.map((value) => ({ value, label: t.standings.kinds[value] }))}
        onChange={onKind}
      />
      <span className="period-steps">
        <button
          type="button"
          className="button icon-only"
          aria-label={t.standings.previous}
          onClick={() => step(-1)}
        >
          <Icon name="earlier" />
        </button>
        <input
          type="date"
          name="date"
          aria-label={t.standings.jump}
          value={dateOf(running ? today : period.fromDay)}
          max={dateOf(today)}
          onChange={(event) => {
            const day = dayNoOf(event.target.value)
            if (!Number.isNaN(day) && day <= today) onDay(day)
          }}
        />
        <button
          type="button"
          className="button icon-only"
          aria-label={t.standings.next}
          disabled={running}
          onClick={() => step(1)}
        >
          <Icon name="later" />
        </button>
        {!running && (
          <button type="button" className="button" onClick={() => onDay(today)}>
            {t.standings.current[period.kind]}
          </button>
        )}
      </span>
    </div>
  )
}
