import type { LiveMetric } from '@leitai/shared/protocol'
import { usePhoneTexts } from '../../i18n/phone.ts'
import { Choice } from './Choice.tsx'

interface MetricChoiceProps {
  label: string
  value: LiveMetric
  onChange: (value: LiveMetric) => void
}

/** Whether all pickups are looked at, or walk-in ones only. */
export function MetricChoice(props: MetricChoiceProps) {
  const { metrics } = usePhoneTexts()
  const options = [
    { value: 'pickups', label: metrics.pickups },
    { value: 'walkin', label: metrics.walkin },
  ] as const
  return <Choice options={options} {...props} />
}
