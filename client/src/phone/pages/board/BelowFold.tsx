import type { Clock } from '@leitai/shared/clock'
import type { LiveMetric, Snapshot } from '@leitai/shared/protocol'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { InstallHint } from '../../install/InstallHint.tsx'
import type { Install } from '../../install/install.ts'
import { DayLine } from '../dayLine/DayLine.tsx'
import { Announcements } from './Announcements.tsx'
import type { PeriodLabels } from './Board.tsx'
import './figures.css'
import { Goals } from './Goals.tsx'
import { LastWeek } from './LastWeek.tsx'
import { MyDuels } from './MyDuels.tsx'
import { TrendCard } from './TrendCard.tsx'
import type { NameOf } from './useBoards.ts'

interface BelowFoldProps {
  api: Api
  store: LiveStore
  snapshot: Snapshot
  courierId: string
  metric: LiveMetric
  clock: Clock
  labels: PeriodLabels
  nameOf: NameOf
  install: Install
}

/** What a thumb has to scroll to: its code comes after that of the place itself. */
export function BelowFold(props: BelowFoldProps) {
  const { api, store, snapshot, courierId, metric, clock, labels, nameOf, install } = props
  const trendKey = `${snapshot.settings.wallMetric} ${snapshot.boards['day/pickups'].period}`
  return (
    <>
      <MyDuels snapshot={snapshot} courierId={courierId} nameOf={nameOf} />
      <DayLine
        api={api}
        store={store}
        snapshot={snapshot}
        courierId={courierId}
        metric={metric}
        clock={clock}
      />
      <Goals snapshot={snapshot} store={store} clock={clock} labels={labels} />
      <TrendCard key={trendKey} api={api} snapshot={snapshot} courierId={courierId} />
      <LastWeek podium={snapshot.lastWeek} courierId={courierId} nameOf={nameOf} />
      <Announcements snapshot={snapshot} nowMs={clock.now()} />
      <InstallHint install={install} />
    </>
  )
}
