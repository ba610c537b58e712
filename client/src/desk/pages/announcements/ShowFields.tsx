import { useDeskTexts } from '../../../i18n/desk.ts'
import { Check } from '../../ui/Check.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { FigureBelow } from '../../ui/FigureBelow.tsx'
import type { PartProps } from './PostingForm.tsx'

/** On the whole wall, at its foot, or both. */
export function ShowFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  return (
    <FieldGroup legend={t.posting.where} error={errorOf('takeover')}>
      <Check
        name="takeover"
        checked={form.takeover}
        onChange={(takeover) => onChange({ takeover })}
        label={t.posting.takeover}
        hint={t.posting.takeoverHint}
      />
      {form.takeover && (
        <>
          <FigureBelow
            label={t.posting.takeoverS}
            name="takeoverS"
            value={form.takeoverS}
            error={errorOf('takeoverS')}
            onChange={(takeoverS) => onChange({ takeoverS })}
          />
          <div className="below-check">
            <Check
              name="urgent"
              checked={form.urgent}
              onChange={(urgent) => onChange({ urgent })}
              label={t.posting.urgent}
              hint={t.posting.urgentHint}
            />
          </div>
        </>
      )}
      <Check
        name="ticker"
        checked={form.ticker}
        onChange={(ticker) => onChange({ ticker })}
        label={t.posting.ticker}
        hint={t.posting.tickerHint}
      />
      <Check
        name="pinned"
        checked={form.pinned}
        onChange={(pinned) => onChange({ pinned })}
        label={t.announcements.pinned}
        hint={t.posting.pinnedHint}
      />
      <Check
        name="onPublicWalls"
        checked={form.onPublicWalls}
        onChange={(onPublicWalls) => onChange({ onPublicWalls })}
        label={t.posting.onPublicWalls}
        hint={t.posting.onPublicWallsHint}
      />
    </FieldGroup>
  )
}
