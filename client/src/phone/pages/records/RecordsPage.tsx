import type { CourierSession } from '@leitai/shared/api'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useState } from 'react'
import { useRecordsTexts } from '../../../i18n/phone/records.ts'
import type { Api } from '../../../live/api.ts'
import { MetricChoice } from '../../ui/MetricChoice.tsx'
import { SubPage } from '../../ui/SubPage.tsx'
import { MyBadges } from './MyBadges.tsx'
import { MyRecords } from './MyRecords.tsx'
import './records.css'
import { StationHall } from './StationHall.tsx'
import { StationRecordList } from './StationRecordList.tsx'
import { useRecords } from './useRecords.ts'

interface RecordsPageProps {
  api: Api
  session: CourierSession
  /** What the station's walls rank. */
  wallMetric: LiveMetric
}

/** My records, the station's hall of fame and its records, all from finals (F2). */
export function RecordsPage({ api, session, wallMetric }: RecordsPageProps) {
  const t = useRecordsTexts()
  const [metric, setMetric] = useState(wallMetric)
  const { stationId, courierId } = session
  const read = useRecords(api, stationId, courierId, metric)
  return (
    <SubPage title={t.title}>
      <MetricChoice label={t.metric} value={metric} onChange={setMetric} />
      {typeof read === 'string' ? (
        <p className="card empty" role="status">
          {read === 'asking' ? t.asking : t.needsNetwork}
        </p>
      ) : (
        <>
          <MyRecords records={read.mine} />
          <MyBadges badges={read.badges} />
          <StationHall champions={read.hall.champions} courierId={courierId} />
          <StationRecordList records={read.hall.records} />
          <p className="card-note records-foot">{t.byFinals}</p>
        </>
      )}
    </SubPage>
  )
}
