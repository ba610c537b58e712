import { useDeskTexts } from '../../../i18n/desk.ts'
import { HAND_LIMITS } from '../../data/handPickup.ts'
import { wholeNumber } from '../../data/wholeNumber.ts'
import { fenOfYuan } from '../../data/yuan.ts'
import { Field } from '../../ui/Field.tsx'

/** Parcels and yuan as they are typed. */
export interface TypedAmounts {
  count: string
  yuan: string
}

/** A pickup's amounts as the fields show them. */
export function typedAmounts({ count, revenue }: { count: number; revenue: number }): TypedAmounts {
  return { count: String(count), yuan: (revenue / 100).toFixed(2) }
}

/** What is typed in parcels and fen; undefined for what is none. */
export function readAmounts({ count, yuan }: TypedAmounts) {
  return {
    count: wholeNumber(count, 1, HAND_LIMITS.count),
    revenue: fenOfYuan(yuan, HAND_LIMITS.revenueFen),
  }
}

interface AmountFieldsProps {
  typed: TypedAmounts
  errors: { count: string | null; revenue: string | null }
  onChange(typed: TypedAmounts): void
}

/** Other parcels, or another amount, for a pickup. */
export function AmountFields({ typed, errors, onChange }: AmountFieldsProps) {
  const t = useDeskTexts()
  return (
    <div className="columns">
      <Field label={t.hand.count} error={errors.count}>
        {(control) => (
          <input
            {...control}
            name="count"
            autoComplete="off"
            inputMode="numeric"
            maxLength={12}
            value={typed.count}
            onChange={({ target }) => onChange({ ...typed, count: target.value })}
          />
        )}
      </Field>
      <Field label={t.hand.revenue} hint={t.hand.revenueHint} error={errors.revenue}>
        {(control) => (
          <input
            {...control}
            name="revenue"
            autoComplete="off"
            inputMode="decimal"
            maxLength={20}
            value={typed.yuan}
            onChange={({ target }) => onChange({ ...typed, yuan: target.value })}
          />
        )}
      </Field>
    </div>
  )
}
