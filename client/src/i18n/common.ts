/** Words that wall, phone and desk share: one thing has one name wherever it is read. */
import type { PaceBand } from '@leitai/shared/goal'
import type { AnnouncementKind } from '@leitai/shared/protocol'
import type { Metric } from '@leitai/shared/standings'

export interface CommonTexts {
  metrics: Record<Metric, string>
  bands: Record<PaceBand, string>
  kinds: Record<AnnouncementKind, string>
}

export const commonZh: CommonTexts = {
  metrics: { pickups: '揽收', walkin: '散件', revenue: '收入' },
  bands: { done: '目标达成', onTrack: '进度正常', behind: '略慢一步', atRisk: '全力冲刺' },
  kinds: { award: '喜报', notice: '通报', practice: '先进经验' },
}

export const commonEn: CommonTexts = {
  metrics: { pickups: 'Pickups', walkin: 'Walk-in', revenue: 'Revenue' },
  bands: { done: 'Goal reached', onTrack: 'On track', behind: 'A step behind', atRisk: 'Push hard' },
  kinds: { award: 'Honours', notice: 'Notice', practice: 'Best practice' },
}
