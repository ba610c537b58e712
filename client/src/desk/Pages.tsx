import { hasRight, type Right } from '@leitai/shared/rights'
import { useDesk } from './DeskContext.tsx'
import { useRoute } from './navigation.tsx'
import { AccountPage } from './pages/account/AccountPage.tsx'
import { AccountsPage } from './pages/accounts/AccountsPage.tsx'
import { AnnouncementsPage } from './pages/announcements/AnnouncementsPage.tsx'
import { PostingPage } from './pages/announcements/PostingPage.tsx'
import { CeremonyPage } from './pages/ceremony/CeremonyPage.tsx'
import { HomePage } from './pages/home/HomePage.tsx'
import { KeysPage } from './pages/keys/KeysPage.tsx'
import { WallProgrammePage } from './pages/programme/WallProgrammePage.tsx'
import { ReplayPage } from './pages/replay/ReplayPage.tsx'
import { ImportPage } from './pages/roster/ImportPage.tsx'
import { RosterPage } from './pages/roster/RosterPage.tsx'
import { StartPage } from './pages/start/StartPage.tsx'
import { StationPage } from './pages/station/StationPage.tsx'
import { TrailPage } from './pages/trail/TrailPage.tsx'
import { NotYours, UnknownPage } from './pages/UnknownPage.tsx'
import { PairingPage } from './pages/walls/PairingPage.tsx'
import { WallsPage } from './pages/walls/WallsPage.tsx'
import { WhyPage } from './pages/why/WhyPage.tsx'

/** The page that the address names. */
export function Pages() {
  const route = useRoute()
  const { session } = useDesk()
  const may = (right: Right) => session !== null && hasRight(session.role, right)
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'start':
      return <StartPage step={route.step} stationId={route.stationId} />
    case 'station':
      return <StationPage key={route.stationId} stationId={route.stationId} tab={route.tab} />
    case 'why':
      return <WhyPage key={`${route.stationId}/${route.courierId}`} route={route} />
    case 'ceremony':
      return <CeremonyPage key={`${route.stationId}/${route.metric}/${route.period}`} route={route} />
    case 'replay':
      return <ReplayPage key={route.stationId} route={route} />
    case 'announcements':
      return <AnnouncementsPage asked={route} />
    case 'posting':
      return <PostingPage stationId={route.stationId} announcementId={route.announcementId} />
    case 'walls':
      return <WallsPage stationId={route.stationId} />
    case 'wallProgramme':
      return <WallProgrammePage key={route.wallId} wallId={route.wallId} />
    case 'pairing':
      return <PairingPage code={route.code} stationId={route.stationId} />
    case 'roster':
      return <RosterPage />
    case 'import':
      return <ImportPage />
    case 'account':
      return <AccountPage />
    case 'accounts':
      return may('accounts.read') ? <AccountsPage /> : <NotYours />
    case 'keys':
      return may('keys.read') ? <KeysPage /> : <NotYours />
    case 'trail':
      return may('trail.read') ? <TrailPage /> : <NotYours />
    case 'unknown':
      return <UnknownPage />
  }
}
