import type { ReactNode } from 'react'
import './sceneTitle.css'

/** The head of a panel: its name, and beside it what qualifies it. */
export function SceneTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="scene-title">
      <h2>{title}</h2>
      <span className="scene-note">{children}</span>
    </header>
  )
}
