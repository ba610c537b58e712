import { type ReactNode, useEffect } from 'react'
import { usePhoneTexts } from '../../i18n/phone.ts'
import { goBack } from '../navigation.tsx'
import './subPage.css'
import { useFocus } from './useFocus.ts'

interface SubPageProps {
  title: string
  children: ReactNode
}

/** A page behind the board: the way back, and a title that a screen reader lands on. */
export function SubPage({ title, children }: SubPageProps) {
  const t = usePhoneTexts()
  const heading = useFocus<HTMLHeadingElement>(true)

  useEffect(() => {
    const before = document.title
    document.title = `${title} · ${t.brand}`
    return () => {
      document.title = before
    }
  }, [title, t])

  return (
    <div className="board">
      <header className="sub-head">
        <button type="button" className="sub-back" onClick={goBack}>
          <span aria-hidden="true">‹</span> {t.back}
        </button>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </header>
      {children}
    </div>
  )
}
