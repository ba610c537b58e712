import type { RosterChange } from '@leitai/shared/roster'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { ReplyProblem } from '../../../live/api.ts'
import { useDesk } from '../../DeskContext.tsx'
import { type RosterBody, rosterBodyOf } from '../../data/rosterText.ts'
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
  const [text, setText] = useState('')
  const [step, setStep] = useState<Step>({ at: 'give' })

  function change(next: string) {
    setText(next)
    asking.clear()
    if (step.at !== 'give') setStep({ at: 'give' })
  }
  async function check() {
    const body = rosterBodyOf(text)
    await asking.run(async () => {
      const reply = await api.post<RosterChange>('/roster?dryRun=1', body.text, body.contentType)
      setStep({ at: 'check', body, change: reply })
    })
  }
  async function apply(body: RosterBody) {
    await asking.run(async () => {
      const reply = await api.post<RosterChange>('/roster', body.text, body.contentType)
      setText('')
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
            <Refused problem={asking.problem} text={text} />
            {step.at === 'check' && (
              <ChangePreview
                change={step.change}
                busy={asking.busy}
                onApply={() => void apply(step.body)}
                onBack={() => setStep({ at: 'give' })}
              />
            )}
            <RosterSource text={text} busy={asking.busy} onText={change} onCheck={() => void check()} />
          </div>
          <ImportHelp />
        </div>
      )}
    </>
  )
}

function Refused({ problem, text }: { problem: ReplyProblem | null; text: string }) {
  if (problem?.errors && problem.errors.length > 0)
    return <ImportErrors errors={problem.errors} text={text} />
  return <ProblemNotice problem={problem} />
}
