/** Keeps the last good snapshot through a reload and a power cut (L3). */
import type { KeptSnapshot, SnapshotKeep } from './liveState.ts'

const DATABASE = 'leitai'
const STORE = 'snapshots'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

/**
 * A place for one snapshot under `name`. Where the browser has no database to give, nothing is kept: the page
 * holds the numbers for as long as it lives, and that is all that can be had.
 */
export function createSnapshotKeep(name: string): SnapshotKeep & { clear(): void } {
  const database = 'indexedDB' in window ? open().catch(() => null) : Promise.resolve(null)

  async function store(mode: IDBTransactionMode): Promise<IDBObjectStore | null> {
    const opened = await database
    return opened ? opened.transaction(STORE, mode).objectStore(STORE) : null
  }

  async function load(): Promise<KeptSnapshot | null> {
    try {
      const snapshots = await store('readonly')
      const found: KeptSnapshot | undefined = snapshots ? await settled(snapshots.get(name)) : undefined
      return found ?? null
    } catch {
      return null
    }
  }

  return {
    load,
    save(snapshot) {
      void store('readwrite').then((snapshots) => snapshots?.put(snapshot, name))
    },
    clear() {
      void store('readwrite').then((snapshots) => snapshots?.delete(name))
    },
  }
}
