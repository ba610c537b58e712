import type { WallCommand } from '@leitai/shared/wall'
import { useWallTexts } from '../../i18n/wall.ts'
import './identify.css'

type Identification = Extract<WallCommand, { kind: 'identify' }>

/** Who this wall is at the desk, large, for whoever stands before a row of screens. */
export function Identify({ asked }: { asked: Identification }) {
  const texts = useWallTexts()
  return (
    <div className="identify" role="status" data-identify={asked.number}>
      <p className="identify-number">{asked.number}</p>
      <p className="identify-name">
        <bdi>{asked.name}</bdi>
      </p>
      <p className="identify-hint">{texts.identifyHint}</p>
    </div>
  )
}
