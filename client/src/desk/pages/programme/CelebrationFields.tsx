import { useDeskTexts } from '../../../i18n/desk.ts'
import { Check } from '../../ui/Check.tsx'
import { FigureBelow } from '../../ui/FigureBelow.tsx'
import type { PartProps } from './part.ts'

/** What is celebrated, how often at most, and how. */
export function CelebrationFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  return (
    <section className="panel" aria-labelledby="programme-celebrations">
      <h2 id="programme-celebrations">{t.programme.celebrations}</h2>
      <Check
        name="takeovers"
        checked={form.takeovers}
        onChange={(takeovers) => onChange({ takeovers })}
        label={t.programme.takeovers}
        hint={t.programme.takeoversHint}
      />
      {form.takeovers && (
        <FigureBelow
          label={t.programme.everyMinutes}
          name="everyMinutes"
          value={form.everyMinutes}
          error={errorOf('celebrations.everyMinutes')}
          onChange={(everyMinutes) => onChange({ everyMinutes }, 'everyMinutes')}
        />
      )}
      <Check
        name="courierGoals"
        checked={form.courierGoals}
        onChange={(courierGoals) => onChange({ courierGoals })}
        label={t.programme.courierGoals}
      />
      {form.courierGoals && (
        <FigureBelow
          label={t.programme.courierGoal}
          name="courierGoal"
          value={form.courierGoal}
          error={errorOf('celebrations.courierGoal')}
          onChange={(courierGoal) => onChange({ courierGoal }, 'courierGoal')}
        />
      )}
      <Check
        name="confetti"
        checked={form.confetti}
        onChange={(confetti) => onChange({ confetti })}
        label={t.programme.confetti}
      />
      <Check
        name="reducedMotion"
        checked={form.reducedMotion}
        onChange={(reducedMotion) => onChange({ reducedMotion })}
        label={t.programme.reducedMotion}
        hint={t.programme.reducedMotionHint}
      />
    </section>
  )
}
