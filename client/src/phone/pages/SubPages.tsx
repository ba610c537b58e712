import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { Api } from '../../live/api.ts'
import type { LiveStore } from '../../live/liveStore.ts'
import { useLive } from '../../live/useLive.ts'
import type { Route } from '../route.ts'
import type { Disputes } from '../session/disputes.ts'
import { Late } from '../ui/Late.tsx'

interface SubPagesProps {
  route: Route
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
  disputes: Disputes
}

const loadWhy = () => import('./why/WhyPage.tsx')
const loadRecords = () => import('./records/RecordsPage.tsx')
const loadNews = () => import('./news/NewsPage.tsx')
const loadDuels = () => import('./duels/DuelsPage.tsx')
const loadAlerts = () => import('../alerts/AlertsPage.tsx')
const loadGoals = () => import('./goals/GoalsPage.tsx')
const loadMine = () => import('./mine/MinePage.tsx')
const loadDisputes = () => import('./disputes/DisputesPage.tsx')

/** The pages behind the board. Their code comes with the first visit: the board is what a phone is opened for. */
export function SubPages({ route, ...props }: SubPagesProps) {
  const { api, session, store } = props
  const wallMetric = useLive(store, ({ snapshot }) => snapshot?.settings.wallMetric)
  switch (route.page) {
    case 'board':
      return null
    case 'why':
      return (
        <Late key={route.page} api={api} load={loadWhy}>
          {({ WhyPage }) => <WhyPage {...props} metric={route.metric} period={route.period} />}
        </Late>
      )
    case 'records':
      return (
        <Late key={route.page} api={api} load={loadRecords}>
          {({ RecordsPage }) => (
            <RecordsPage api={api} session={session} wallMetric={wallMetric ?? 'pickups'} />
          )}
        </Late>
      )
    case 'news':
      return (
        <Late key={route.page} api={api} load={loadNews}>
          {({ NewsPage }) => <NewsPage {...props} />}
        </Late>
      )
    case 'duels':
      return (
        <Late key={route.page} api={api} load={loadDuels}>
          {({ DuelsPage }) => <DuelsPage {...props} />}
        </Late>
      )
    case 'alerts':
      return (
        <Late key={route.page} api={api} load={loadAlerts}>
          {({ AlertsPage }) => <AlertsPage api={api} />}
        </Late>
      )
    case 'goals':
      return (
        <Late key={route.page} api={api} load={loadGoals}>
          {({ GoalsPage }) => <GoalsPage {...props} />}
        </Late>
      )
    case 'mine':
      return (
        <Late key={route.page} api={api} load={loadMine}>
          {({ MinePage }) => <MinePage {...props} />}
        </Late>
      )
    case 'disputes':
      return (
        <Late key={route.page} api={api} load={loadDisputes}>
          {({ DisputesPage }) => <DisputesPage {...props} />}
        </Late>
      )
  }
}
