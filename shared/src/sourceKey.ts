/** Keys of the systems that send pickups, as the desk makes and lists them. */
import { z } from 'zod'
import { idSchema } from './pickup.ts'

/** `@` begins the name of a person. */
export const keyNameSchema = z.string().regex(/^[^\p{Cc}@][^\p{Cc}]{0,31}$/u)

// POST /keys → NewKey
export const newKeySchema = z.strictObject({
  name: keyNameSchema,
  /** Station ids; all that there are and will be where it is '*'. */
  stations: z.union([z.literal('*'), z.array(idSchema).min(1).max(5_000)]),
})
export type NewKeyInput = z.infer<typeof newKeySchema>

/** Seen only here: it is kept as a hash. */
export interface NewKey {
  key: string
}

// GET /keys, newest first · DELETE /keys/{id} (revoke)
export interface ListedKey {
  id: string
  name: string
  /** Of those of the reader; '*' is the owner's. */
  stations: '*' | string[]
  createdAt: number
  revokedAt: number | null
  /** Whether the reader may revoke it: it is for stations of theirs only. */
  own: boolean
}
