import type { ReactNode } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'
import { useFormats } from '../hooks/useFormats.ts'
import type { Resource } from '../hooks/useResource.ts'
import { ProblemNotice } from './ProblemNotice.tsx'

interface LoadedProps<T> {
  resource: Resource<T>
  children: (data: T) => ReactNode
}

/** What the server gave, once it is there; before that that it is coming, or why not, and a way to try again. */
export function Loaded<T>({ resource, children }: LoadedProps<T>) {
  const t = useDeskTexts()
  if (resource.data !== null) {
    return (
      <>
        <OldNumbers resource={resource} />
        {children(resource.data)}
      </>
    )
  }
  if (resource.problem) return <ProblemNotice problem={resource.problem} onRetry={resource.reload} />
  return (
    <p className="loading" role="status">
      {t.loading}
    </p>
  )
}

/** Says so when what is shown could not be renewed. */
function OldNumbers<T>({ resource }: { resource: Resource<T> }) {
  const t = useDeskTexts()
  const formats = useFormats()
  if (!resource.problem || resource.at === null) return null
  return (
    <div className="notice warn" role="status" data-stale="true">
      <span>
        {t.oldNumbers(formats.time(resource.at))} {resource.problem.detail}
      </span>
      <button type="button" className="button small" onClick={resource.reload}>
        {t.retry}
      </button>
    </div>
  )
}
