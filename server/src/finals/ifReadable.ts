import { Refusal } from '@leitai/shared/refusal'
import type { Log } from '../log.ts'

/**
 * Does what may need a week of the archive; undefined where that week's file is missing or damaged, which the log
 * tells. One lost file must not hold up the finals of periods that have nothing to do with it.
 */
export async function ifReadable<T>(
  work: () => Promise<T>,
  where: { station: string; period: string },
  log: Log,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'archive_unreadable') throw error
    log.warn('a final waits for its archived facts', { ...where, error: error.message })
    return undefined
  }
}
