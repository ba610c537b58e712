import type { ArchivedPickup } from './archiveFormat.ts'
import type { FoldRules, FoldStatus } from './boards.ts'
import { parseFact, type StoredFact } from './fact.ts'

type Fold = (station: FoldRules, id: string, fact: StoredFact) => Promise<FoldStatus>

/**
 * Folds pickups that another place had, each version exactly as it was stored there. The latest goes first: nothing
 * is amended by it, and nothing is held, so it counts or waits as it did; older ones are only kept.
 */
export async function putBack(
  fold: Fold,
  station: Omit<FoldRules, 'burst'>,
  pickups: readonly ArchivedPickup[],
): Promise<void> {
  const rules: FoldRules = { ...station, burst: 'stored' }
  const foldAll = (choose: (versions: readonly string[]) => readonly string[]) =>
    Promise.all(
      pickups.flatMap(({ id, versions }) =>
        choose(versions).map(async (text) => {
          if ((await fold(rules, id, parseFact(text))) === 'version_conflict') {
            throw new Error(`${station.id} has another version of ${id} already.`)
          }
        }),
      ),
    )
  await foldAll((versions) => versions.slice(0, 1))
  await foldAll((versions) => versions.slice(1))
}
