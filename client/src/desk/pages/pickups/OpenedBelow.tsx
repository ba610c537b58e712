import { useId, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { PickupPanel } from './PickupPanel.tsx'
import type { PickupScope } from './scope.ts'

interface OpenedBelowProps {
  pickupId: string
  scope: PickupScope
  startsOpen?: boolean
  onChanged?: () => void
}

/** Opens a pickup that is named above, below it. */
export function OpenedBelow({ pickupId, scope, startsOpen = false, onChanged }: OpenedBelowProps) {
  const t = useDeskTexts()
  const [opened, setOpened] = useState(startsOpen)
  const panelId = useId()
  return (
    <div className="opened-below">
      <button
        type="button"
        className="link-button"
        aria-expanded={opened}
        aria-controls={opened ? panelId : undefined}
        aria-label={t.pickup.open(pickupId)}
        onClick={() => setOpened(!opened)}
      >
        {t.pickup.versions}
      </button>
      {opened && (
        <div id={panelId}>
          <PickupPanel pickupId={pickupId} scope={scope} onChanged={onChanged} />
        </div>
      )}
    </div>
  )
}
