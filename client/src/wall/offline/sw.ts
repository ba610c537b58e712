import { serveKept } from '../../offline/serveKept.ts'

// after a power cut TVs are quicker than servers, and a browser's error page would stay until someone pulls the plug
serveKept({ cache: 'leitai-wall', page: '/wall/', pageWithinMs: 6_000, except: ['/wall/lite'] })
