import { useDeskTexts } from '../../../i18n/desk.ts'
import { Check } from '../../ui/Check.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { FigureBelow } from '../../ui/FigureBelow.tsx'
import type { PartProps } from './PostingForm.tsx'

type Tick = 'takeover' | 'urgent' | 'ticker' | 'pinned' | 'onPublicWalls'

/** On the whole wall, at its foot, or both. */
export function ShowFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  const check = (name: Tick) => (
    <Check
      name={name}
      checked={form[name]}
      onChange={(ticked) => onChange({ [name]: ticked })}
      label={name === 'pinned' ? t.announcements.pinned : t.posting[name]}
      hint={t.posting[`${name}Hint`]}
    />
  )
  return (
    <FieldGroup legend={t.posting.where} error={errorOf('takeover')}>
      {check('takeover')}
      {form.takeover && (
        <>
          <FigureBelow
            label={t.posting.takeoverS}
            name="takeoverS"
            value={form.takeoverS}
            error={errorOf('takeoverS')}
            onChange={(takeoverS) => onChange({ takeoverS })}
          />
          <div className="below-check">{check('urgent')}</div>
        </>
      )}
      {check('ticker')}
      {check('pinned')}
      {check('onPublicWalls')}
    </FieldGroup>
  )
}
