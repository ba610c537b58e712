import { FigureField } from './FigureField.tsx'

interface FigureBelowProps {
  label: string
  name: string
  value: string
  error: string | null
  onChange(value: string): void
}

/** A number that belongs to the box ticked above it. */
export function FigureBelow(props: FigureBelowProps) {
  return (
    <div className="below-check">
      <FigureField {...props} />
    </div>
  )
}
