import { useCallback, useState } from 'react'

/** State that outlives the page in this device's storage: nothing typed is lost. `first` goes before what was kept. */
export function useKept<T extends object>(
  key: string,
  empty: T,
  first: Partial<T> = {},
): [T, (change: Partial<T>) => void, () => void] {
  const [value, setValue] = useState<T>(() => ({ ...empty, ...read(key, empty), ...first }))
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const next = { ...before, ...part }
        keep(key, next)
        return next
      }),
    [key],
  )
  const clear = useCallback(() => {
    write(key, null)
    setValue(empty)
  }, [key, empty])
  return [value, change, clear]
}

/** Lays something ready for the page that will read it with `useKept`. */
export function keep(key: string, value: object): void {
  write(key, JSON.stringify(value))
}

/** Of what was kept, the parts that are still of the kind that is expected: an older desk may have written it. */
function read<T extends object>(key: string, empty: T): Partial<T> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const known = Object.entries(kept).filter(
      ([name, value]) => kindOf(value) === kindOf(Reflect.get(empty, name)),
    )
    return Object.assign({}, ...known.map(([name, value]) => ({ [name]: value })))
  } catch {
    return {}
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // without storage the state lasts as long as the page
  }
}
