/** Announcements that are written once and filled in again and again. */
import { z } from 'zod'

/** What a template may leave open, in braces: `{champion}`. */
export const TEMPLATE_FIELDS = ['champion', 'count', 'station', 'period'] as const
export type TemplateField = (typeof TEMPLATE_FIELDS)[number]

export const templateSchema = z.strictObject({
  kind: z.enum(['award', 'notice', 'practice']),
  title: z.string().trim().min(1).max(60),
  body: z.string().trim().max(500),
})
export type Template = z.infer<typeof templateSchema>

// GET, PUT /templates: those that the reader keeps, all of them at once
export const templatesSchema = z.array(templateSchema).max(50)

// GET /stations/{id}/announcement-fields: of the newest week that is final (F2), null where there is none with a champion
export interface TemplateValues {
  /** Several where they share the first place. */
  champions: string[]
  count: number
  station: string
  /** Key of the week, with its first and last date. */
  period: string
  from: string
  to: string
}
