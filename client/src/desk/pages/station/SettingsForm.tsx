import type { SettingsReply } from '@leitai/shared/api'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { clockTime, minutesOf } from '../../data/clockTime.ts'
import { wholeNumber } from '../../data/wholeNumber.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DayBar } from '../../ui/DayBar.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { FigureField } from '../../ui/FigureField.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { BurstEffect } from '../pending/BurstEffect.tsx'
import { BurstFields, burstForm, readBurst } from '../pending/BurstFields.tsx'

const METRICS = ['pickups', 'walkin'] as const
const DEFAULT_TOP = '10'
const DEFAULT_AFTER_HOURS = '24'
const DEFAULT_ALERTS = 5
const MOST_ALERTS = 50

interface SettingsFormProps {
  path: string
  stationId: string
  /** How many are posted to it. */
  couriers: number
  settings: SettingsReply
  onSaved(): void
}

/** Metric, working hours and number of places; every mistake is told at its field. */
export function SettingsForm({ path, stationId, couriers, settings, onSaved }: SettingsFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const formats = useFormats()
  const saving = useAction()
  const [wallMetric, setWallMetric] = useState(settings.wallMetric)
  const [hours, setHours] = useState(settings.hours)
  const [topKind, setTopKind] = useState<'all' | 'some'>(settings.wallTop === null ? 'all' : 'some')
  const [top, setTop] = useState(settings.wallTop?.toString() ?? DEFAULT_TOP)
  const [autoKind, setAutoKind] = useState<'never' | 'after'>(settings.revisionAfterHours ? 'after' : 'never')
  const [after, setAfter] = useState(settings.revisionAfterHours?.toString() ?? DEFAULT_AFTER_HOURS)
  const [burstTyped, setBurstTyped] = useState(() => burstForm(settings.burst))
  const [offWallsBy, setOffWallsBy] = useState(settings.offWallsBy ?? 'courier')
  const [truck, setTruck] = useState(settings.lastTruck ?? '')
  const [aDay, setADay] = useState(String(settings.alertsADay ?? DEFAULT_ALERTS))
  const [tried, setTried] = useState(false)

  const from = clockTime(hours.from)
  const to = clockTime(hours.to)
  const lastTruck = truck.trim() === '' ? null : clockTime(truck)
  const [openMinutes, closeMinutes, truckMinutes] = [minutesOf(from), minutesOf(to), minutesOf(truck)]
  const wallTop = topKind === 'all' ? null : wholeNumber(top, 3, 500)
  const revisionAfterHours = autoKind === 'never' ? null : wholeNumber(after, 1, 720)
  const burst = readBurst(burstTyped)
  const alertsADay = wholeNumber(aDay, 0, MOST_ALERTS)
  const errors = {
    from: openMinutes !== null ? null : t.settings.hoursFormat,
    to: closeMinutes === null ? t.settings.hoursFormat : from < to ? null : t.settings.hoursInvalid,
    truck: lastTruck === null || truckMinutes !== null ? null : t.settings.hoursFormat,
    top: wallTop === undefined ? t.settings.wallTopInvalid : null,
    after: revisionAfterHours === undefined ? t.finals.autoInvalid : null,
    aDay: alertsADay === undefined ? t.settings.alertsInvalid : null,
    parcels: burst && burst.parcels === undefined ? t.burst.parcelsInvalid : null,
    minutes: burst && burst.minutes === undefined ? t.burst.minutesInvalid : null,
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (Object.values(errors).some((error) => error !== null)) return focusFault(form)
    const done = await saving.run(() =>
      api.put<void>(path, {
        wallMetric,
        hours: { from, to },
        lastTruck,
        wallTop,
        revisionAfterHours,
        burst,
        alertsADay,
        offWallsBy,
      }),
    )
    if (!done) return
    tell(t.settings.saved)
    onSaved()
  }
  const shown = (error: string | null) => (tried ? error : null)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FieldGroup legend={t.settings.wallMetric}>
        <Choice
          look="cards"
          label={t.settings.wallMetric}
          name="wallMetric"
          value={wallMetric}
          options={METRICS.map((value) => ({
            value,
            label: t.metric[value],
            hint: t.settings.wallMetricHints[value],
          }))}
          onChange={setWallMetric}
        />
      </FieldGroup>
      <FieldGroup legend={t.settings.hours} hint={t.settings.hoursHint}>
        <div className="columns">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={t.settings[end]} error={shown(errors[end])}>
              {(control) => (
                <input
                  {...control}
                  name={`hours-${end}`}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={5}
                  value={hours[end]}
                  onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </FieldGroup>
      {openMinutes !== null && closeMinutes !== null && openMinutes < closeMinutes && (
        <DayBar
          label={t.settings.hoursBar(from, to)}
          spans={[{ from: openMinutes, to: closeMinutes }]}
          marks={truckMinutes === null ? [] : [{ at: truckMinutes, label: t.settings.lastTruck }]}
        />
      )}
      <FigureField
        label={t.settings.lastTruck}
        hint={t.settings.lastTruckHint}
        name="lastTruck"
        value={truck}
        error={shown(errors.truck)}
        maxLength={5}
        onChange={setTruck}
      />
      <FieldGroup legend={t.settings.wallTop} hint={t.settings.wallTopHint}>
        <Choice
          label={t.settings.wallTop}
          name="wallTop"
          value={topKind}
          options={[
            { value: 'all', label: t.settings.wallTopAll },
            { value: 'some', label: t.settings.wallTopSome },
          ]}
          onChange={setTopKind}
        />
        {topKind === 'some' && (
          <FigureField
            label={t.settings.wallTopField}
            name="wallTop"
            value={top}
            error={shown(errors.top)}
            onChange={setTop}
          />
        )}
        <p className="effect" role="status">
          {typeof wallTop === 'number' && wallTop < couriers
            ? t.settings.topShown(formats.number(wallTop), formats.number(couriers))
            : t.settings.topAllShown(formats.number(couriers))}
        </p>
      </FieldGroup>
      <FieldGroup legend={t.finals.auto} hint={t.finals.autoHint}>
        <Choice
          label={t.finals.auto}
          name="autoRevision"
          value={autoKind}
          options={[
            { value: 'never', label: t.finals.autoNever },
            { value: 'after', label: t.finals.autoAfter },
          ]}
          onChange={setAutoKind}
        />
        {autoKind === 'after' && (
          <FigureField
            label={t.finals.autoField}
            name="revisionAfterHours"
            value={after}
            error={shown(errors.after)}
            onChange={setAfter}
          />
        )}
      </FieldGroup>
      <FieldGroup legend={t.settings.offWalls} hint={t.settings.offWallsHint}>
        <Choice
          label={t.settings.offWalls}
          name="offWallsBy"
          value={offWallsBy}
          options={[
            { value: 'courier', label: t.settings.offWallsBy.courier },
            { value: 'manager', label: t.settings.offWallsBy.manager },
          ]}
          onChange={setOffWallsBy}
        />
      </FieldGroup>
      <BurstFields
        form={burstTyped}
        errors={{ parcels: shown(errors.parcels), minutes: shown(errors.minutes) }}
        onChange={setBurstTyped}
      />
      <BurstEffect
        stationId={stationId}
        rule={burst?.parcels && burst.minutes ? { parcels: burst.parcels, minutes: burst.minutes } : null}
      />
      <FigureField
        label={t.settings.alertsADay}
        hint={t.settings.alertsHint}
        name="alertsADay"
        value={aDay}
        error={shown(errors.aDay)}
        maxLength={2}
        onChange={setADay}
      />
      <ProblemNotice problem={saving.problem} />
      <button type="submit" className="button primary" disabled={saving.busy}>
        {saving.busy ? t.saving : t.save}
      </button>
    </form>
  )
}
