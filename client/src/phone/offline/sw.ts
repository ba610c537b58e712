import { serveKept } from '../../offline/serveKept.ts'
import { showAlerts } from './showAlerts.ts'

// two seconds to look: last known numbers with their time are better than a white screen
serveKept({ cache: 'leitai-me', page: '/me/', pageWithinMs: 2_500 })
showAlerts()
