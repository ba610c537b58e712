import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a result that has just come: it takes the focus, so that it is seen and read out. */
export function ArrivingHeading({ id, children }: { id?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} id={id} tabIndex={-1}>
      {children}
    </h2>
  )
}
