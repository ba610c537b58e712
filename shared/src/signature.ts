/** How people sign what they do, in facts, trails and finals: `@`, the account, and its name. */

export interface Signatory {
  account: string
  /** Empty where the account has none. */
  name: string
}

/** `@li.wei 李伟` of an account and its name. */
export function signatureOf({ account, name }: Signatory): string {
  return `@${account} ${name}`.trimEnd()
}

/** `#e1 徐静` of a courier: no account begins so, whatever number a courier has. */
export function courierSignatureOf({ id, name }: { id: string; name: string }): string {
  return `#${id} ${name}`.trimEnd()
}

/** Who has signed, a courier as `#e1`; null for what no person signed. From before there were accounts it is `manager`. */
export function signatoryOf(signature: string): Signatory | null {
  const [, account, name = ''] = /^(?:@|(?=#))(\S+)(?: (.*))?$/.exec(signature) ?? []
  return account === undefined ? null : { account, name }
}
