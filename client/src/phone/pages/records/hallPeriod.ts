import type { Language } from '../../../i18n/language.ts'
import type { RecordsTexts } from '../../../i18n/phone/records.ts'
import { periodText } from '../../format.ts'

/** The name of any period, short: `3月3日`, `10周`, `2026年3月`, `2026年第1季度`, `2026年`. Pure. */
export function hallPeriod(
  key: string,
  language: Language,
  t: Pick<RecordsTexts, 'quarter' | 'year'>,
): string {
  const [year = '', rest] = key.split('-')
  if (rest === undefined) return t.year(year)
  if (rest.startsWith('Q')) return t.quarter(year, rest.slice(1))
  if (key.length > '2026-03'.length || rest.startsWith('W')) return periodText(key, language)
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
  }).format(Date.parse(key))
}
