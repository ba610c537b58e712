import { useMemo } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'
import { useLanguage } from '../../i18n/language.ts'
import { createFormats, type Formats } from '../data/formats.ts'

/** Numbers and times as the language in use writes them. */
export function useFormats(): Formats {
  const language = useLanguage()
  const { justNow } = useDeskTexts()
  return useMemo(() => createFormats(language, justNow), [language, justNow])
}
