import { TEMPLATE_FIELDS, type TemplateField, type TemplateValues } from '@leitai/shared/template'

/** What the fields of a template stand for, in words; what is not known is left out. */
export type FieldWords = Partial<Record<TemplateField, string>>

/** The fields of a final, `words` joining names and dates. */
export function fieldWords(
  values: TemplateValues | null,
  words: { names(names: readonly string[]): string; period(values: TemplateValues): string },
): FieldWords {
  if (!values) return {}
  return {
    champion: words.names(values.champions),
    count: String(values.count),
    station: values.station,
    period: words.period(values),
  }
}

/** A text with its fields filled in; those that nothing is known of stay. */
export function filled(text: string, words: FieldWords): string {
  return TEMPLATE_FIELDS.reduce(
    (now, field) => now.replaceAll(`{${field}}`, () => words[field] ?? `{${field}}`),
    text,
  )
}

/** Fields that are still to be filled in. */
export function openFields(text: string): string[] {
  return TEMPLATE_FIELDS.map((field) => `{${field}}`).filter((field) => text.includes(field))
}
