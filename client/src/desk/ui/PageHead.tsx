import { type ReactNode, useEffect, useRef } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'

interface PageHeadProps {
  title: string
  /** Above the title: where this page hangs. */
  above?: ReactNode
  lead?: ReactNode
  /** At the right of the title. */
  actions?: ReactNode
}

/** The head of a page. Coming to the page moves the focus here, so that a screen reader says where one is. */
export function PageHead({ title, above, lead, actions }: PageHeadProps) {
  const t = useDeskTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t.documentTitle(title)
  }, [t, title])
  useEffect(() => {
    // a form that asks to be typed into keeps its focus
    if (!(document.activeElement instanceof HTMLInputElement)) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <header className="page-head">
      <div className="page-head-text">
        {above && <div className="page-above">{above}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <div className="lead">{lead}</div>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}
