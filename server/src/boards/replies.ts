import { z } from 'zod'

/** What Redis replies with where it has a list of words. */
export const flatList = z.array(z.string())
