import { useDeskTexts } from '../../../i18n/desk.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { rosterTemplate } from '../../data/rosterText.ts'
import { download } from '../../ui/download.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Which columns a roster has, and a file to fill in. */
export function ImportHelp() {
  const t = useDeskTexts()
  const inEnglish = useLanguage() === 'en'
  const { columns, templateName, templateRows } = t.importing
  const headings = columns.map(([zh = '', en = '']) => (inEnglish ? en : zh))
  return (
    <aside className="panel import-help">
      <h2>{t.importing.columnsTitle}</h2>
      <p className="hint">{t.importing.columnsLead}</p>
      <dl className="columns-list">
        {columns.map(([zh, en, meaning]) => (
          <div key={en}>
            <dt>
              {zh} <code>{en}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t.importing.unitsLead}</p>
      <button
        type="button"
        className="button"
        onClick={() =>
          download(templateName, rosterTemplate(headings, templateRows), 'text/csv;charset=utf-8')
        }
      >
        <Icon name="download" /> {t.importing.template}
      </button>
    </aside>
  )
}
