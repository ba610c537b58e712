import { LinkMark } from './LinkMark.tsx'
import { Ticker } from './Ticker.tsx'
import './foot.css'

/** What is said below the boards, and whether they are live. */
export function Foot() {
  return (
    <footer className="foot">
      <Ticker />
      <LinkMark />
    </footer>
  )
}
