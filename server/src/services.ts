import { randomBytes } from 'node:crypto'
import type { Clock } from '@leitai/shared/clock'
import { createAnnouncements } from './announcements/announcements.ts'
import { createTemplates } from './announcements/templates.ts'
import { createBackup } from './backup/backup.ts'
import { createRestore } from './backup/restore.ts'
import { createArchive } from './boards/archive.ts'
import { createArchiveFiles } from './boards/archiveFiles.ts'
import { createArchiving } from './boards/archiveWeeks.ts'
import { createBoards } from './boards/boards.ts'
import { createStandings } from './boards/standings.ts'
import { createCeremonies } from './ceremonies/ceremonies.ts'
import { createChallenges } from './challenges/challenges.ts'
import { createDisputes } from './disputes/disputes.ts'
import { createFinals } from './finals/finals.ts'
import { createGoalSheets } from './goals/goalSheet.ts'
import { createGoals } from './goals/goals.ts'
import type { Log } from './log.ts'
import { createActors } from './org/actors.ts'
import { createOrg } from './org/org.ts'
import { readSalt } from './org/salt.ts'
import { createTrail } from './org/trail.ts'
import { createTrailFiles } from './org/trailFiles.ts'
import { createAccounts } from './people/accounts.ts'
import { createKeys } from './people/keys.ts'
import { createOwnData } from './people/ownData.ts'
import { createRoster } from './people/roster.ts'
import { createRosterExport } from './people/rosterExport.ts'
import { createRosterImport } from './people/rosterImport.ts'
import { createSignIns } from './people/signIn.ts'
import { createThrottle } from './people/throttle.ts'
import { createTickets } from './people/tickets.ts'
import { createBurstPreview } from './pickups/burstPreview.ts'
import { createCorrections } from './pickups/corrections.ts'
import { createExplanations } from './pickups/explanations.ts'
import { createPickups } from './pickups/pickups.ts'
import { createProgrammes } from './programmes/programmes.ts'
import { createReceipts } from './receipts/receipts.ts'
import type { RedisConnections } from './redis/redis.ts'
import { createReplays } from './replay/replay.ts'
import { randomId } from './secrets/secrets.ts'
import { createSettings } from './settings/settings.ts'
import { createWalls } from './walls/walls.ts'

export interface ServiceDeps {
  redis: RedisConnections
  /** Where archived weeks are kept. */
  archiveDir: string
  /** Who changes what no request asks for. */
  by?: 'cli' | 'system'
  clock: Clock
  log: Log
}

/** Everything that Leitai can do, without a network: what the server and each command are made of. */
export async function createServices({ redis, archiveDir, by = 'system', clock, log }: ServiceDeps) {
  const { commands, subscriber } = redis
  const actors = createActors(by)
  const org = await createOrg({ commands, subscriber, actors, clock, log })
  const trail = createTrail({ commands, actors, files: createTrailFiles({ dir: archiveDir }), clock })
  const roster = createRoster({ org, clock })
  const archive = createArchive({ commands, files: createArchiveFiles({ dir: archiveDir }), clock })
  const newEpoch = () => randomBytes(6).toString('base64url')
  const boards = createBoards({ commands, subscriber, archive, newEpoch })
  const standings = createStandings({ boards, roster, clock })
  const settings = createSettings({ org, roster })
  const goals = createGoals({ org, roster, clock })
  const finals = createFinals({
    commands,
    boards,
    roster,
    settings,
    org,
    announce: (id, input) => announcements.postOnce(id, input),
    clock,
    log,
  })
  const templates = createTemplates({ org, roster, standings, finals })
  const announcements = createAnnouncements({ org, roster, standings, finals, clock })
  const throttle = createThrottle({ commands })
  const tickets = createTickets({ commands, clock })
  const archiving = createArchiving({ commands, boards, archive, settled: finals.settled, clock })
  const disputes = createDisputes({ commands, org, roster, settings, clock, newId: () => randomId(12) })
  const receipts = createReceipts({ commands, roster, settings, announcements, finals, clock })
  const corrections = createCorrections({ boards, roster, settings, org, clock })
  const explanations = createExplanations({ boards, roster, standings })
  const challenges = createChallenges({ org, roster, finals, clock, newId: () => randomId(12) })
  const publicSalt = await readSalt(commands, randomBytes(32).toString('base64url'))
  return {
    publicSalt,
    actors,
    trail,
    org,
    roster,
    archive,
    archiving,
    backup: createBackup({
      commands,
      org,
      trail,
      boards,
      archive,
      disputes,
      receipts,
      salt: publicSalt,
      clock,
    }),
    restore: createRestore({ commands, org, trail, roster, boards, archiving, disputes, receipts }),
    boards,
    standings,
    throttle,
    tickets,
    pickups: createPickups({ boards, roster, settings, org, clock }),
    corrections,
    explanations,
    ownData: createOwnData({
      org,
      roster,
      settings,
      boards,
      explanations,
      disputes,
      corrections,
      challenges,
      goals,
      receipts,
      clock,
    }),
    previewBurst: createBurstPreview({ boards, roster, clock }),
    disputes,
    receipts,
    keys: createKeys({ org, clock }),
    rosterImport: createRosterImport({ org, roster, boards, clock }),
    rosterExport: createRosterExport({ org, roster }),
    accounts: createAccounts({ org, roster, clock }),
    signIns: createSignIns({ org, roster, throttle, tickets, clock }),
    goals,
    goalSheets: createGoalSheets({ boards, roster, goals, settings, clock }),
    settings,
    finals,
    challenges,
    announcements,
    templates,
    ceremonies: createCeremonies({ org, roster, finals, clock, newId: () => randomId(12) }),
    replays: createReplays({ boards, roster, settings, clock }),
    programmes: createProgrammes({ org, roster }),
    walls: await createWalls({ commands, subscriber, org, throttle, clock }),
    close() {
      roster.close()
      org.close()
    },
  }
}

export type Services = Awaited<ReturnType<typeof createServices>>
