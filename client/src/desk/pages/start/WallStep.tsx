import { useDeskTexts } from '../../../i18n/desk.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { PairingForm } from '../walls/PairingForm.tsx'
import type { StepProps } from './StartPage.tsx'
import { Step } from './Step.tsx'

/** The TV: where to point its browser, and the code that it then shows. */
export function WallStep({ station, state, onChanged, onNext }: StepProps) {
  const t = useDeskTexts()
  const address = `${location.origin}/wall`
  return (
    <Step title={t.start.wall.title} lead={t.start.wall.open} onSkip={onNext} behind={state.walls.total > 0}>
      <div className="copied-line">
        <code>{address}</code>
        <CopyButton text={address} />
      </div>
      {state.walls.total > 0 && <p className="hint">{t.start.wall.have(state.walls.total)}</p>}
      <PairingForm
        stations={[station]}
        proposedName={t.start.wall.proposedName}
        onPaired={() => {
          onChanged()
          onNext()
        }}
      />
    </Step>
  )
}
