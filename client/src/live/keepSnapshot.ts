/** Keeps the last good snapshot through a reload and a power cut (L3). */
import type { KeptSnapshot, SnapshotKeep } from './liveState.ts'

const DATABASE = 'leitai'
const STORE = 'snapshots'
const STORAGE_KEY = 'leitai.snapshot.'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Async, so that a browser that throws at the very word is one that refuses. */
async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

function readStorage(name: string): KeptSnapshot | null {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY + name) ?? 'null')
  } catch {
    return null
  }
}

function writeStorage(name: string, snapshot: KeptSnapshot | null): void {
  try {
    if (snapshot) localStorage.setItem(STORAGE_KEY + name, JSON.stringify(snapshot))
    else localStorage.removeItem(STORAGE_KEY + name)
  } catch {
    // neither place: the page holds the numbers for as long as it lives, and that is all that can be had
  }
}

/**
 * A place for one snapshot under `name`: the browser's database, or its storage where the database is shut off
 * or full.
 */
export function createSnapshotKeep(name: string): SnapshotKeep & { clear(): void } {
  const database = open().catch(() => null)

  async function inDatabase<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const opened = await database
    if (!opened) throw new Error('There is no database.')
    return settled(work(opened.transaction(STORE, mode).objectStore(STORE)))
  }

  async function load(): Promise<KeptSnapshot | null> {
    const stored = readStorage(name)
    try {
      const found = await inDatabase<KeptSnapshot | undefined>('readonly', (store) => store.get(name))
      return found && (!stored || found.asOf >= stored.asOf) ? found : stored
    } catch {
      return stored
    }
  }

  async function save(snapshot: KeptSnapshot): Promise<void> {
    try {
      await inDatabase('readwrite', (store) => store.put(snapshot, name))
      writeStorage(name, null)
    } catch {
      writeStorage(name, snapshot)
    }
  }

  return {
    load,
    save: (snapshot) => void save(snapshot),
    clear() {
      writeStorage(name, null)
      inDatabase('readwrite', (store) => store.delete(name)).catch(() => undefined)
    },
  }
}
