/** What a courier types to sign in, checked before it travels. Pure. */
import type { Problem, RefusalCode } from '@leitai/shared/refusal'

export type CredentialField = 'number' | 'pin' | 'pin2'
export type Mistake = 'noNumber' | 'pinNotSixDigits' | 'pinsDiffer'
export type Mistakes = Partial<Record<CredentialField, Mistake>>

export interface Credentials {
  number: string
  pin: string
  /** The new PIN once more; null when signing in with one that exists. */
  pin2: string | null
}

/** As typed on a Chinese keyboard: full-width digits and stray spaces mean the plain ones. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

/** The first mistake of each field; empty when there is none. */
export function mistakesIn({ number, pin, pin2 }: Credentials): Mistakes {
  const mistakes: Mistakes = {}
  if (number === '') mistakes.number = 'noNumber'
  if (!/^\d{6}$/.test(pin)) mistakes.pin = 'pinNotSixDigits'
  else if (pin2 !== null && pin2 !== pin) mistakes.pin2 = 'pinsDiffer'
  return mistakes
}

const FIELD_OF_CODE: Partial<Record<RefusalCode, CredentialField>> = {
  unknown_courier: 'number',
  not_posted: 'number',
  pin_is_set: 'number',
  wrong_pin: 'pin',
}

/** The field that a refusal speaks of; null for one that concerns the whole form. */
export function fieldOf({ field, code }: Pick<Problem, 'field' | 'code'>): CredentialField | null {
  if (field === 'number' || field === 'pin') return field
  return FIELD_OF_CODE[code] ?? null
}
