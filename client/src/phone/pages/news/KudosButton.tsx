import type { Kudos, KudosInput } from '@leitai/shared/receipt'
import { useState } from 'react'
import { useNewsTexts } from '../../../i18n/phone/news.ts'
import { ApiProblem } from '../../../live/api.ts'
import type { News } from '../../session/news.ts'
import { useServerWords } from '../../useServerWords.ts'

interface KudosButtonProps {
  news: News
  input: KudosInput
  kudos: Kudos
  /** Whom or what it is for, in words. */
  what: string
  /** Nothing more can be given today. */
  isSpent: boolean
}

/** How many have applauded, and the tap that adds one's own. */
export function KudosButton({ news, input, kudos, what, isSpent }: KudosButtonProps) {
  const t = useNewsTexts()
  const [isGiving, setGiving] = useState(false)
  const [problem, setProblem] = useServerWords<string>()

  async function give() {
    setGiving(true)
    setProblem(null)
    try {
      await news.applaud(input)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.detail)
    }
    setGiving(false)
  }

  return (
    <div className="kudos">
      {kudos.given ? (
        <span className="kudos-given">
          <span aria-hidden="true">✓ {t.applauded}</span>
          <span className="visually-hidden">{t.applaudedFor(what)}</span>
        </span>
      ) : (
        <button
          type="button"
          className="kudos-button"
          disabled={isGiving || isSpent}
          aria-label={t.applaudFor(what)}
          onClick={() => void give()}
        >
          {t.applaud}
        </button>
      )}
      <span className="kudos-count" role="status">
        {t.kudos(kudos.count)}
      </span>
      <p className="form-error" role="alert">
        {problem !== null && t.notGiven(problem)}
      </p>
    </div>
  )
}
