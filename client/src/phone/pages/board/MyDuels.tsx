import type { Snapshot } from '@leitai/shared/protocol'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { Link } from '../../navigation.tsx'
import { HeadToHead, scoresOf } from '../duels/HeadToHead.tsx'
import type { NameOf } from './useBoards.ts'

interface MyDuelsProps {
  snapshot: Snapshot
  courierId: string
  nameOf: NameOf
}

/** My duels that run, head to head, as the numbers come. */
export function MyDuels({ snapshot, courierId, nameOf }: MyDuelsProps) {
  const t = usePhoneTexts()
  const mine = snapshot.duels.filter(({ a, b }) => a === courierId || b === courierId)
  if (mine.length === 0) return null
  return (
    <section className="card" aria-labelledby="duels-title">
      <header className="card-head">
        <h2 id="duels-title">{t.myDuels}</h2>
        <Link className="card-link" to={{ page: 'duels' }}>
          {t.allDuels}
        </Link>
      </header>
      {mine.map((duel) => {
        const side = (memberId: string) => ({ memberId, name: nameOf(memberId) })
        const { period } = snapshot.boards[`${duel.kind}/${duel.metric}`]
        const [a, b] = [side(duel.a), side(duel.b)]
        return (
          <div key={duel.id} data-running-duel={duel.id}>
            <p className="card-note">
              {t.running[duel.kind]} · {t.metrics[duel.metric]}
              {duel.title !== '' && ` · ${duel.title}`}
            </p>
            <HeadToHead
              a={a}
              b={b}
              courierId={courierId}
              scores={scoresOf(snapshot, { ...duel, a, b, period })}
              winner={null}
            />
          </div>
        )
      })}
    </section>
  )
}
