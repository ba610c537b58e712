import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
}

/** A fault of ours must not leave a white page: it says so, in both languages, and offers to start again. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="gate" role="alert">
        <h1>页面出错了 Something went wrong</h1>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          重新打开 Reload
        </button>
      </main>
    )
  }
}
