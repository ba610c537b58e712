import { setLanguage } from '../../i18n/language.ts'
import { usePhoneTexts } from '../../i18n/phone.ts'

/** Offers the other language, in that language. */
export function LanguageSwitch() {
  const t = usePhoneTexts()
  return (
    <button type="button" className="link" lang={t.switchTo} onClick={() => setLanguage(t.switchTo)}>
      {t.switchLanguage}
    </button>
  )
}
