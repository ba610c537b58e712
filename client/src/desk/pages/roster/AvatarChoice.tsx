import { AVATARS } from '@leitai/shared/avatars'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import type { CourierForm } from '../../data/courierForm.ts'
import { Choice } from '../../ui/Choice.tsx'

interface AvatarChoiceProps {
  form: CourierForm
  onChange(avatar: CourierForm['avatar']): void
}

/** The drawings that one may be shown by, and none. */
export function AvatarChoice({ form, onChange }: AvatarChoiceProps) {
  const t = useDeskTexts()
  return (
    <div className="avatar-choice">
      <Choice
        label={t.courier.avatar}
        name="avatar"
        value={form.avatar}
        options={(['', ...AVATARS] as const).map((value) => ({
          value,
          label: (
            <>
              <Avatar id={form.id} name={form.name} avatar={value || undefined} />
              <span className="visually-hidden">{t.courier.avatars[value]}</span>
            </>
          ),
        }))}
        onChange={onChange}
      />
    </div>
  )
}
