import type { FactVersion } from '@leitai/shared/correction'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { changedFields, stateOf, type VersionField } from '../../data/versions.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { courierName, type PickupScope } from './scope.ts'

/** A version's content in one line. */
export function useSummary(scope: PickupScope): (version: FactVersion) => string {
  const t = useDeskTexts()
  const formats = useFormats()
  return ({ courier, count, revenue, product, channel, at }) => {
    const time = formats.moment(Date.parse(at), scope.timeZone)
    const content = t.pickup.summary(
      courierName(scope, courier),
      count,
      formats.yuan(revenue),
      product,
      t.pickup.channels[channel],
    )
    return `${content} · ${time}`
  }
}

/** What changed from one version to another, a sentence a field. */
export function useChangeWords(scope: PickupScope): (before: FactVersion, after: FactVersion) => string[] {
  const t = useDeskTexts()
  const formats = useFormats()

  function wordOf(version: FactVersion, field: VersionField): string {
    switch (field) {
      case 'courier':
        return courierName(scope, version.courier)
      case 'at':
        return formats.moment(Date.parse(version.at), scope.timeZone)
      case 'count':
        return formats.number(version.count)
      case 'revenue':
        return `¥${formats.yuan(version.revenue)}`
      case 'product':
        return version.product
      case 'channel':
        return t.pickup.channels[version.channel]
      case 'state':
        return t.pickup.states[stateOf(version)]
    }
  }
  return (before, after) =>
    changedFields(before, after).map((field) =>
      t.pickup.change(t.pickup.fields[field], wordOf(before, field), wordOf(after, field)),
    )
}
