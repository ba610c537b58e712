import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  lead?: ReactNode
  children?: ReactNode
}

/** Where nothing is yet: what this place is for, and how to begin. */
export function EmptyState({ title, lead, children }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      {children}
    </section>
  )
}
