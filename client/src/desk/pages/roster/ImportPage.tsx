import type { RosterChange } from '@leitai/shared/roster'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { ReplyProblem } from '../../../live/api.ts'
import { useDesk } from '../../DeskContext.tsx'
import { type GivenRoster, NOTHING_GIVEN, type RosterBody, rosterBodyOf } from '../../data/rosterText.ts'
import { useAction } from '../../hooks/useAction.ts'
import { Link } from '../../navigation.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ChangePreview } from './ChangePreview.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportErrors } from './ImportErrors.tsx'
import { ImportHelp } from './ImportHelp.tsx'
import { RosterSource } from './RosterSource.tsx'

type Step =
  | { at: 'give' }
  | { at: 'check'; body: RosterBody; change: RosterChange }
  | { at: 'done'; change: RosterChange }

/** Import in two steps: what would change, then the change. */
export function ImportPage() {
  const t = useDeskTexts()
  const { api } = useDesk()
  const asking = useAction()
  const [given, setGiven] = useState(NOTHING_GIVEN)
  const [step, setStep] = useState<Step>({ at: 'give' })

  function change(next: GivenRoster) {
    setGiven(next)
    asking.clear()
    if (step.at !== 'give') setStep({ at: 'give' })
  }
  async function check() {
    const body = rosterBodyOf(given)
    await asking.run(async () => {
      const reply = await api.post<RosterChange>('/roster?dryRun=1', body.content, body.contentType)
      setStep({ at: 'check', body, change: reply })
    })
  }
  async function apply(body: RosterBody) {
    await asking.run(async () => {
      const reply = await api.post<RosterChange>('/roster', body.content, body.contentType)
      setGiven(NOTHING_GIVEN)
      setStep({ at: 'done', change: reply })
    })
  }
  return (
    <>
      <PageHead
        title={t.importing.title}
        above={<Link to={{ page: 'roster' }}>{t.roster.title}</Link>}
        lead={t.importing.lead}
      />
      {step.at === 'done' ? (
        <ImportDone change={step.change} onAnother={() => setStep({ at: 'give' })} />
      ) : (
        <div className="import">
          <div>
            <Refused problem={asking.problem} given={given} />
            {step.at === 'check' && (
              <ChangePreview
                change={step.change}
                busy={asking.busy}
                onApply={() => void apply(step.body)}
                onBack={() => setStep({ at: 'give' })}
              />
            )}
            <RosterSource given={given} busy={asking.busy} onGiven={change} onCheck={() => void check()} />
          </div>
          <ImportHelp />
        </div>
      )}
    </>
  )
}

function Refused({ problem, given }: { problem: ReplyProblem | null; given: GivenRoster }) {
  if (problem?.errors && problem.errors.length > 0)
    return <ImportErrors errors={problem.errors} given={given} />
  return <ProblemNotice problem={problem} />
}
