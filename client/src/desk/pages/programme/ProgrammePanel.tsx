import type { ProgrammeReply } from '@leitai/shared/programme'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { ProgrammeForm } from './ProgrammeForm.tsx'

/** The programme of all walls of a station. */
export function ProgrammePanel({ stationId }: { stationId: string }) {
  const t = useDeskTexts()
  const path = `/stations/${encodeURIComponent(stationId)}/programme`
  const programme = useResource<ProgrammeReply>(path)
  return (
    <>
      <p className="lead">{t.programme.lead}</p>
      <Loaded resource={programme}>
        {(reply) => <ProgrammeForm key={path} path={path} stationId={stationId} first={reply} />}
      </Loaded>
    </>
  )
}
