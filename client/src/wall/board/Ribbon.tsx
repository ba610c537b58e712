import './ribbon.css'

/** What a ribbon takes of a board's room, in rem. */
export const RIBBON_REM = 0.94

/** A word across the panel, above the rows: it covers no name. */
export function Ribbon({ text }: { text: string }) {
  return <p className="ring-open">{text}</p>
}
