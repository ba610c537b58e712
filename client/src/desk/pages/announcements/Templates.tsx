import type { Template, TemplateValues } from '@leitai/shared/template'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { fieldWords, filled } from '../../data/templates.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

interface TemplatesProps {
  /** Whose final fills them. */
  stationId: string
  /** What is written now, to be kept as one. */
  written: Template
  /** `isFilled`: it speaks of that station's final. */
  onUse(template: Template, isFilled: boolean): void
}

/** Texts that are filled in from the last final: ours, and those that were kept. */
export function Templates({ stationId, written, onUse }: TemplatesProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { api, tell } = useDesk()
  const keeping = useAction()
  const own = useResource<Template[]>('/templates')
  const values = useResource<TemplateValues | null>(
    `/stations/${encodeURIComponent(stationId)}/announcement-fields`,
  )
  const words = fieldWords(values.data, {
    names: (names) => formats.list(names),
    period: ({ from, to }) => t.templates.period(formats.day(from), formats.day(to)),
  })
  const kept = own.data ?? []

  async function keep(templates: readonly Template[], said: string, undo?: readonly Template[]) {
    if (!(await keeping.run(() => api.put<void>('/templates', templates)))) return
    tell(said, undo && (() => void keep(undo, t.templates.restored)))
    own.reload()
  }
  function use({ kind, title, body }: Template) {
    const text = { kind, title: filled(title, words), body: filled(body, words) }
    onUse(text, text.title !== title || text.body !== body)
  }
  return (
    <details className="panel templates">
      <summary className="fold-title large">{t.templates.title}</summary>
      <p className="hint">{values.data ? t.templates.lead : t.templates.noFinal}</p>
      <ul className="draft-list">
        {[...t.templates.ours, ...kept].map((template, i) => {
          const mine = i >= t.templates.ours.length
          return (
            <li key={`${mine} ${template.title} ${template.body}`}>
              <span>
                <strong>{template.title}</strong>
                <span className="hint clamp">{template.body}</span>
              </span>
              <span className="draft-actions">
                <button
                  type="button"
                  className="button small"
                  aria-label={t.posting.namedDraft(template.title)}
                  onClick={() => use(template)}
                >
                  {t.posting.useDraft}
                </button>
                {mine && (
                  <button
                    type="button"
                    className="button small danger-text"
                    onClick={() =>
                      void keep(
                        kept.filter((other) => other !== template),
                        t.templates.removed,
                        kept,
                      )
                    }
                  >
                    {t.templates.remove}
                    <span className="visually-hidden"> {template.title}</span>
                  </button>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      <ProblemNotice problem={keeping.problem} />
      <button
        type="button"
        className="button small"
        disabled={written.title.trim() === '' || own.data === null || keeping.busy}
        onClick={() => void keep([...kept, written], t.templates.kept)}
      >
        {t.templates.keep}
      </button>
    </details>
  )
}
