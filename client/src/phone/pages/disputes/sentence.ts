/** What is wrong with a sentence before it is sent. Pure. */

/** As the server has it. */
const MAX_CHARACTERS = 300

export interface SentenceCheck {
  /** Negative where there are too many. */
  left: number
  mistake: 'empty' | 'tooLong' | null
}

/** Counts as the server does: without the blanks at both ends. */
export function checkSentence(text: string): SentenceCheck {
  const { length } = text.trim()
  const mistake = length === 0 ? 'empty' : length > MAX_CHARACTERS ? 'tooLong' : null
  return { left: MAX_CHARACTERS - length, mistake }
}
