import { Component, type ReactNode } from 'react'
import { useDeskTexts } from '../i18n/desk.ts'

interface Props {
  children: ReactNode
}

/** A fault of ours must not leave a white page: it says so, and offers to start again. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children
  }
}

function Broken() {
  const t = useDeskTexts()
  return (
    <main className="gate" role="alert">
      <h1>{t.broken}</h1>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </main>
  )
}
