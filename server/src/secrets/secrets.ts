import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { createGate } from './gate.ts'

/** OWASP's first choice for scrypt: N 2^17, r 8, p 1, in 128 MiB. */
const COST = { N: 2 ** 17, r: 8, p: 1 }
const MAX_MEMORY = 192 * 1024 * 1024
const HASH_BYTES = 32
const SALT_BYTES = 16

const deriveAsync = promisify<string, Buffer, number, object, Buffer>(scrypt)
let derived = 0
/** Memory and libuv's four threads are the process's, and so is the gate: files are read through those too. */
const pass = createGate({ atOnce: 2, maxWaiting: 24, retryAfterS: 10 })

/** How many passwords and PINs were hashed, or compared with a hash, which costs as much. */
export function derivations(): number {
  return derived
}

function derive(secret: string, salt: Buffer, options: object): Promise<Buffer> {
  derived++
  return deriveAsync(secret.normalize('NFKC'), salt, HASH_BYTES, options)
}

/** A random token of 256 bits, for cookies, keys and device tokens. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** How a random token is kept: plain SHA-256 is enough for 256 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Letters and digits that nobody mistakes for one another. */
const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A random id of so many characters. */
export function randomId(length: number): string {
  return randomLetters(ID_LETTERS, length)
}

/** A password that a person can read out and type: 12 letters, 59 bits. */
export function randomPassword(): string {
  return randomLetters('abcdefghjkmnpqrstuvwxyz23456789', 12)
}

/** Random letters of an alphabet, evenly. */
export function randomLetters(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/**
 * Hash of a password or PIN by scrypt, with its salt and cost, in PHC style. Throws `too_many_attempts` while
 * too many are being worked out; so does `matchesSecret`.
 */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const options = { ...COST, maxmem: MAX_MEMORY }
  return phcOf(salt, await pass(() => derive(secret, salt, options)))
}

/** A hash that no secret is known for; to be told that a secret does not match it takes as long as any other. */
export function nobodysHash(): string {
  return phcOf(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES))
}

/** True if a secret is the one that a hash was made of. */
export async function matchesSecret(secret: string, phc: string): Promise<boolean> {
  const match = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc)
  if (!match) throw new Error('not a scrypt hash')
  const [, ln, r, p, salt = '', expected = ''] = match
  const options = { N: 2 ** Number(ln), r: Number(r), p: Number(p), maxmem: MAX_MEMORY }
  const hash = await pass(() => derive(secret, Buffer.from(salt, 'base64'), options))
  return timingSafeEqual(hash, Buffer.from(expected, 'base64'))
}

function phcOf(salt: Buffer, hash: Buffer): string {
  const cost = `ln=${Math.log2(COST.N)},r=${COST.r},p=${COST.p}`
  return `$scrypt$${cost}$${salt.toString('base64')}$${hash.toString('base64')}`
}
