import type { FootNews } from '../celebrations/Celebrations.tsx'
import { LinkMark } from './LinkMark.tsx'
import { Ticker } from './Ticker.tsx'
import './foot.css'

/** What is said below the boards, and whether they are live. There is no news until celebrations look on. */
export function Foot({ news }: { news?: FootNews }) {
  const { cheers, hint } = news ?? { cheers: [], hint: null }
  return (
    <footer className="foot" data-looking-on={news !== undefined}>
      <div className={cheers.length > 0 ? 'ticker-place cheering' : 'ticker-place'}>
        {/* under a cheer it runs on */}
        <Ticker />
        {cheers.length > 0 && <Cheers cheers={cheers} />}
      </div>
      {hint && <p className="foot-hint">{hint}</p>}
      <LinkMark />
    </footer>
  )
}

/** What is celebrated in the foot only, for as long as it is. */
function Cheers({ cheers }: Pick<FootNews, 'cheers'>) {
  return (
    <div className="ticker cheers" data-cheers={cheers.length} role="status">
      <p>
        {cheers.map(({ kind, text }) => (
          <span key={`${kind} ${text}`}>
            <em>{kind}</em> <bdi>{text}</bdi>
          </span>
        ))}
      </p>
    </div>
  )
}
