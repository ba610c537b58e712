import type { RosterChange } from '@leitai/shared/roster'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { ArrivingHeading } from '../../ui/ArrivingHeading.tsx'
import { ChangeDetails } from './ChangeDetails.tsx'

const GROUPS = ['units', 'stations', 'couriers'] as const

/** The sum of what a change adds or alters. */
function countOf(part: RosterChange['added']): number {
  return GROUPS.reduce((sum, group) => sum + part[group], 0)
}

interface ChangePreviewProps {
  change: RosterChange
  busy: boolean
  onApply(): void
  onBack(): void
}

/** What an import would do, before it does. */
export function ChangePreview({ change, busy, onApply, onBack }: ChangePreviewProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const nothing = countOf(change.added) + countOf(change.changed) === 0
  const shown = GROUPS.filter((group) => change.added[group] + change.changed[group] > 0)
  return (
    <section className="panel change" aria-labelledby="change-title">
      <ArrivingHeading id="change-title">{t.importing.changeTitle}</ArrivingHeading>
      {nothing ? (
        <p>{t.importing.nothingChanges}</p>
      ) : (
        <dl className="change-counts">
          {shown.map((group) => (
            <div key={group}>
              <dt>{t.importing.groups[group]}</dt>
              <dd>
                {t.importing.added} <strong>{formats.number(change.added[group])}</strong> ·{' '}
                {t.importing.changed} <strong>{formats.number(change.changed[group])}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!nothing && change.unchanged > 0 && <p className="hint">{t.importing.unchanged(change.unchanged)}</p>}
      <div className="form-actions">
        {!nothing && (
          <button type="button" className="button primary" disabled={busy} onClick={onApply}>
            {busy ? t.importing.applying : t.importing.apply}
          </button>
        )}
        <button type="button" className="button" onClick={onBack}>
          {t.cancel}
        </button>
      </div>
      <ChangeDetails details={change.details} total={countOf(change.added) + countOf(change.changed)} />
    </section>
  )
}
