/** Text that is HTML already; anything else that is put into a page is escaped. */
export interface Html {
  html: string
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function written(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
  return 'html' in value ? value.html : value.map(({ html }) => html).join('')
}

/** A piece of a page: names and other words from outside come in as text, and stay text. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | number | Html | readonly Html[])[]
): Html {
  return { html: parts.reduce((page, part, index) => page + written(values[index - 1] ?? '') + part) }
}

export const NOTHING: Html = { html: '' }
