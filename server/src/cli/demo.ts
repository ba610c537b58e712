import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, periodOf } from '@leitai/shared/calendar'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { demoRoster, GOALS_PER_COURIER, SHOWN_STATION } from '../demo/city.ts'
import { startFeed } from '../demo/feed.ts'
import { dayOfPickups } from '../demo/pickups.ts'
import { noCounts } from '../pickups/stream.ts'
import type { Services } from '../services.ts'
import { clock } from './open.ts'
import { announce, type RunningServer, SERVE_OPTIONS, startServer } from './serve.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai demo [--port N] [--host ADDRESS] [--data DIR]

Runs the server on a made-up city whose pickups arrive live over HTTP. Its data are in ./demo-data, apart from
your own; stopped and started again it goes on where it was.
`

const DEMO_DATA = './demo-data'
const HISTORY_WEEKS = 9

const secretsSchema = z.object({
  key: z.string(),
  wallToken: z.string(),
  courier: z.object({ number: z.string(), pin: z.string() }),
})
type DemoSecrets = z.infer<typeof secretsSchema>

export async function demo(args: string[]): Promise<number> {
  const read = readArgs(args, SERVE_OPTIONS, HELP)
  if (!read) return 0
  const env = { ...process.env, DATA_DIR: process.env.DATA_DIR ?? DEMO_DATA }
  const config = readConfig(env, read.values)
  const server = await startServer(config)
  const secrets = await openCity(server.services, join(config.dataDir, 'demo.json'))
  await sendHistory(server, secrets.key)
  await announce(server, secrets.wallToken)
  const { number, pin } = secrets.courier
  process.stdout.write(
    `  揽收员 a courier to sign in as: 工号 number ${number}, PIN ${pin}\n\n  Ctrl-C stops it.\n`,
  )
  const couriers = server.services.roster.couriers()
  const feed = startFeed({
    url: server.url,
    key: secrets.key,
    couriers,
    shownStation: SHOWN_STATION,
    clock,
    random: Math.random,
    log: server.log,
  })
  await server.stopped(() => feed.close())
  return 0
}

/** Founds the city at the first start; after that reads back what its wall and its source go by. */
async function openCity(services: Services, file: string): Promise<DemoSecrets> {
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const roster = demoRoster()
  await services.rosterImport.take({ json: roster }, false)
  for (const { id } of roster.stations) {
    await services.settings.set(id, { ...services.settings.of(id), wallMetric: 'walkin' })
    const couriers = roster.couriers.filter(({ postings }) => postings[0]?.station === id).length
    for (const kind of ['day', 'week'] as const) {
      const target = couriers * GOALS_PER_COURIER[kind]
      await services.goals.set(id, { kind, metric: 'walkin', target })
    }
  }
  await services.announcements.post({
    kind: 'notice',
    title: '冠军等你们来挑战！',
    body: '本周散件揽收争霸赛进行中，前三名周一晨会表彰。',
    stations: '*',
    takeover: false,
    takeoverS: 30,
    urgent: false,
    ticker: true,
    onPublicWalls: true,
    endsAt: null,
  })
  const number = roster.couriers[3]?.id ?? ''
  const secrets: DemoSecrets = {
    key: await services.keys.create('demo', '*'),
    wallToken: await services.walls.add({ name: '演示大屏', stationId: SHOWN_STATION, audience: 'staff' }),
    courier: { number, pin: await services.signIns.issuePin(number) },
  }
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** Sends nine weeks of pickups over HTTP, up to now; those that it sent before are duplicates. */
async function sendHistory({ url, services }: RunningServer, key: string): Promise<void> {
  const now = clock.now()
  const { roster } = services
  const lines = roster.couriers().flatMap((courier) => {
    const calendar = roster.currentStation(courier.id)?.calendar
    if (!calendar) return []
    const today = dayOf(now, calendar)
    const first = periodOf('week', today, calendar).fromDay - HISTORY_WEEKS * 7
    const days = Array.from({ length: today - first + 1 }, (_, index) => first + index)
    return days.flatMap((day) => dayOfPickups(courier, day, calendar, now))
  })
  const reply = await fetch(`${url}/api/v1/pickups?receipts=refused`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  const counts = (await reply.text()).trim().split('\n').at(-1) ?? ''
  const { refused } = z.object({ counts: z.record(z.string(), z.number()) }).parse(JSON.parse(counts)).counts
  if (refused !== noCounts().refused) throw new Error(`The demonstration’s history was refused: ${counts}`)
}
