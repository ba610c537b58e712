import { setLanguage } from '../../i18n/language.ts'
import { useWallTexts } from '../../i18n/wall.ts'
import type { CaseId } from './cases.ts'
import type { PreviewId } from './Preview.tsx'

interface PreviewIndexProps {
  scenes: readonly PreviewId[]
  cases: readonly CaseId[]
}

/** Every scene in every case, as links. */
export function PreviewIndex({ scenes, cases }: PreviewIndexProps) {
  const texts = useWallTexts()
  return (
    <main className="preview-index">
      <h1>{texts.previewTitle}</h1>
      <p>
        {texts.previewLead}{' '}
        <button type="button" lang={texts.switchTo} onClick={() => setLanguage(texts.switchTo)}>
          {texts.switchLanguage}
        </button>
      </p>
      <table>
        <tbody>
          {scenes.map((scene) => (
            <tr key={scene}>
              <th scope="row">{texts.sceneNames[scene]}</th>
              {cases.map((of) => (
                <td key={of}>
                  <a href={`?scene=${scene}&case=${of}`}>{texts.caseNames[of]}</a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
