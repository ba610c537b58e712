/** What a phone may be told while nobody looks at it. */
export const ALERT_KINDS = ['overtaken', 'goal', 'challenge', 'announcement', 'dispute'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]
