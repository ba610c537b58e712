import { useCallback, useState } from 'react'
import { getLanguage, type Language, useLanguage } from '../i18n/language.ts'

/**
 * What the server said last, as long as the page is in the language in which it said it: a sentence of the
 * other one would be of no use to whoever has just switched away from it.
 */
export function useServerWords<T>(): [words: T | null, keep: (words: T | null) => void] {
  const language = useLanguage()
  const [said, setSaid] = useState<{ words: T; language: Language } | null>(null)
  const keep = useCallback(
    (words: T | null) => setSaid(words === null ? null : { words, language: getLanguage() }),
    [],
  )
  return [said?.language === language ? said.words : null, keep]
}
