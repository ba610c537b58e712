import type { ReactNode } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'

interface RecordItemProps {
  name: string
  hint?: ReactNode
  /** The figure, and whose it is or when it was; null where there is none yet. */
  children: readonly [figure: string, detail: string] | null
}

/** One record of a list of them. */
export function RecordItem({ name, hint, children }: RecordItemProps) {
  const t = useDeskTexts()
  return (
    <div>
      <dt>
        {name}
        {hint && <span className="under">{hint}</span>}
      </dt>
      <dd>
        {children ? (
          <>
            <strong>{children[0]}</strong>
            <span className="under">{children[1]}</span>
          </>
        ) : (
          <span className="hint">{t.finals.noRecord}</span>
        )}
      </dd>
    </div>
  )
}
