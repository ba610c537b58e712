import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'

/** A score with its unit: parcels, or yuan. */
export function useAmount(metric: Metric): (score: number) => string {
  const t = useDeskTexts()
  const formats = useFormats()
  return (score) =>
    metric === 'revenue' ? t.why.yuan(formats.yuan(score)) : t.parcels(formats.number(score))
}
