import { Refusal } from '@leitai/shared/refusal'
import { UsageError } from './usage.ts'

/** What a command does not need is not loaded for it. */
const COMMANDS: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  import: async () => (await import('./import.ts')).importFiles,
  export: async () => (await import('./export.ts')).exportRoster,
  verify: async () => (await import('./verify.ts')).verify,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  archive: async () => (await import('./archive.ts')).archive,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  key: async () => (await import('./key.ts')).key,
  password: async () => (await import('./password.ts')).password,
}

const HELP = `Leitai 擂台: a courier station's weekly contest, live on the wall.

Usage: leitai COMMAND [options]

  serve      run the server on your own stations
  demo       run the server on a made-up city whose pickups arrive live
  import     take in rosters and pickups from files
  export     write the roster to a file: JSON, CSV or XLSX
  verify     recompute every board from its facts and print any difference
  rebuild    make all boards anew from their facts
  archive    move the facts of old closed weeks to compressed files, or fold them back
  backup     write all that there is to one file
  restore    put a backup back, in an empty place
  key        create, list and revoke the keys of systems that send pickups
  password   make a new one-time manager password

leitai COMMAND --help tells more. Common options: --data DIR (default ./data, or DATA_DIR).
`

async function main([command = '--help', ...args]: string[]): Promise<number> {
  if (command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const load = COMMANDS[command]
  if (!load) throw new UsageError(`There is no command ${command}.\n\n${HELP}`)
  const run = await load()
  return run(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const known = error instanceof UsageError || error instanceof Refusal || error instanceof Error
  process.stderr.write(`${known ? error.message : String(error)}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
// a connection that is being given up must not hold the process
process.exit()
