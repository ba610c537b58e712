import { keyNameSchema } from '@leitai/shared/sourceKey'
import { readConfig } from '../config.ts'
import type { Services } from '../services.ts'
import { openData } from './open.ts'
import { readArgs, UsageError } from './usage.ts'

const HELP = `Usage: leitai key create --name NAME [--stations ID,ID | --all] [--data DIR]
       leitai key list [--data DIR]
       leitai key revoke ID [--data DIR]

A key lets a system send pickups for its stations and read their standings. create prints the key and
nothing else: it is kept only as a hash and cannot be shown again. list shows the ids that revoke takes.
`

export async function key(args: string[]): Promise<number> {
  const options = {
    name: { type: 'string' },
    stations: { type: 'string' },
    all: { type: 'boolean' },
  } as const
  const read = readArgs(args, options, HELP)
  if (!read) return 0
  const { values, positionals } = read
  const [action, id] = positionals
  const work = workOf(action, id, values)
  const { services, close } = await openData(readConfig(process.env, { data: values.data }))
  try {
    return await work(services)
  } finally {
    await close()
  }
}

interface Values {
  name?: string | undefined
  stations?: string | undefined
  all?: boolean | undefined
}

/** What a call asks for, its words checked before anything is opened. */
function workOf(
  action: string | undefined,
  id: string | undefined,
  values: Values,
): (services: Services) => Promise<number> {
  if (action === 'create') return createOf(values)
  if (action === 'list') return list
  if (action === 'revoke' && id !== undefined) return (services) => revoke(services, id)
  throw new UsageError(HELP)
}

function createOf({ name, stations, all }: Values): (services: Services) => Promise<number> {
  if (name === undefined || !keyNameSchema.safeParse(name).success)
    throw new UsageError('--name takes 1 to 32 characters, the first not @.')
  if ((stations === undefined) === (all !== true))
    throw new UsageError('Give either --stations ID,ID or --all.')
  const bound = stations === undefined ? '*' : stations.split(',').map((part) => part.trim())
  return async ({ keys }) => {
    process.stdout.write(`${await keys.create(name, bound)}\n`)
    return 0
  }
}

async function list({ keys }: Services): Promise<number> {
  for (const { id, key: stored } of keys.list()) {
    const stations = stored.stations === '*' ? 'all stations' : stored.stations.join(',')
    const state = stored.revokedAt === null ? 'valid' : `revoked ${new Date(stored.revokedAt).toISOString()}`
    process.stdout.write(
      `${id}\t${stored.name}\t${stations}\tcreated ${new Date(stored.createdAt).toISOString()}\t${state}\n`,
    )
  }
  return 0
}

async function revoke({ keys }: Services, id: string): Promise<number> {
  if (await keys.revoke(id)) return 0
  process.stderr.write(`There is no valid key ${id}.\n`)
  return 1
}
