import { useLanguage } from './language.ts'

/** A hook that gives the catalogue of the language in use. Chinese leads; English has to have every key of it. */
export function createTexts<T>(zh: T, en: NoInfer<T>): () => T {
  return () => (useLanguage() === 'en' ? en : zh)
}
