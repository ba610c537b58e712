import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The call's words are wrong; leaves with exit code 2. */
export class UsageError extends Error {}

const COMMON = {
  data: { type: 'string' },
} as const

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * A command's options and words, or undefined when it was asked for help and has given it.
 * Throws UsageError on what it does not know.
 */
export function readArgs<Own extends Options>(args: string[], own: Own, help: string) {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help)
    return undefined
  }
  return parse(args, { ...COMMON, ...own }, help)
}

function parse<All extends Options>(args: string[], options: All, help: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`)
  }
}
