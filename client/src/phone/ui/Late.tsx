import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { usePhoneTexts } from '../../i18n/phone.ts'
import type { Api } from '../../live/api.ts'
import { ApiProblem } from '../../live/api.ts'
import { Notice } from './Notice.tsx'
import { useWhenOnline } from './useWhenOnline.ts'

interface LateProps<M> {
  api: Api
  /** Always the same function. */
  load: () => Promise<M>
  /** The whole screen is waiting, not a part of a page. */
  alone?: boolean
  children: (module: M) => ReactNode
}

/**
 * A page whose code comes when it is asked for. Without a network it says so; code that is gone belongs to an
 * older build, and so a retry opens the page anew, but only once the server answers.
 */
export function Late<M>({ api, load, alone = false, children }: LateProps<M>) {
  const t = usePhoneTexts()
  const [loaded, setLoaded] = useState<{ module: M } | 'asking' | 'away'>('asking')

  useEffect(() => {
    let left = false
    load().then(
      (module) => !left && setLoaded({ module }),
      () => !left && setLoaded('away'),
    )
    return () => {
      left = true
    }
  }, [load])

  const retry = useCallback(() => {
    setLoaded('asking')
    api.get('/session?as=courier').then(
      () => location.reload(),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        setLoaded('away')
      },
    )
  }, [api])

  useWhenOnline(loaded === 'away' ? retry : null)

  if (typeof loaded === 'object') return children(loaded.module)
  const text = loaded === 'asking' ? t.opening : t.pageNeedsNetwork
  if (alone) {
    return loaded === 'asking' ? (
      <Notice text={text} />
    ) : (
      <Notice text={text} action={t.retry} onAction={retry} />
    )
  }
  return (
    <div className="card">
      <p className="empty" role="status">
        {text}
      </p>
      {loaded === 'away' && (
        <button type="button" className="button button-quiet" onClick={retry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}
