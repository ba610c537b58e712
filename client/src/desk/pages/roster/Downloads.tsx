import { useDeskTexts } from '../../../i18n/desk.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'

const FILES = [
  ['xlsx', 'format=xlsx'],
  ['couriers', 'format=csv'],
  ['units', 'format=csv&part=units'],
  ['json', 'format=json'],
] as const

/** The roster as files that an import takes in again. */
export function Downloads() {
  const t = useDeskTexts()
  const lang = useLanguage() === 'en' ? 'en' : 'zh'
  return (
    <section className="downloads" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{t.downloads.title}</h2>
      <p className="hint">{t.downloads.lead}</p>
      <ul className="downloads-list">
        {FILES.map(([name, query]) => (
          <li key={name}>
            <a className="button small" href={`/api/v1/roster/export?${query}&lang=${lang}`} download>
              <Icon name="download" /> {t.downloads[name]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
