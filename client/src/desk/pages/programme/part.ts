import type { ProgrammeForm } from '../../data/programmeForm.ts'

/** What each part of the form is given. */
export interface PartProps {
  form: ProgrammeForm
  /** `of` names what is changed: typing in one field is one step to undo. */
  onChange(change: Partial<ProgrammeForm>, of?: string): void
  /** The words for what is wrong at a path, once it was tried. */
  errorOf(path: string): string | null
}

/** A list with one entry changed. */
export function withEntry<T extends { id: number }>(
  list: readonly T[],
  id: number,
  change: NoInfer<Partial<T>>,
): T[] {
  return list.map((entry) => (entry.id === id ? { ...entry, ...change } : entry))
}
