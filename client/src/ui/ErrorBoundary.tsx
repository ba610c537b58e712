import { Component, type ErrorInfo, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** Instead of what broke. */
  fallback?: ReactNode
  onBroken?: (error: Error) => void
  /** What broke is tried once more whenever this is another one. */
  resetOn?: unknown
}

/** Keeps what breaks from taking the rest of the screen with it. React knows boundaries as classes only. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo) {
    console.error('A part of the screen broke.', error, componentStack)
    this.props.onBroken?.(error)
  }

  override componentDidUpdate(before: Props) {
    if (this.state.broken && before.resetOn !== this.props.resetOn) this.setState({ broken: false })
  }

  override render() {
    return this.state.broken ? (this.props.fallback ?? null) : this.props.children
  }
}
