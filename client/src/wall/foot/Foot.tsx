import type { FootNews } from '../celebrations/Celebrations.tsx'
import { LinkMark } from './LinkMark.tsx'
import { Ticker } from './Ticker.tsx'
import './foot.css'

const NO_NEWS: FootNews = { cheers: [], hint: null }

/** What is said below the boards, and whether they are live. */
export function Foot({ news = NO_NEWS }: { news?: FootNews }) {
  return (
    <footer className="foot">
      {news.cheers.length > 0 ? <Cheers cheers={news.cheers} /> : <Ticker />}
      {news.hint && <p className="foot-hint">{news.hint}</p>}
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
