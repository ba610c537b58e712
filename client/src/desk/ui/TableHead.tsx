/** `figure` stands to the right, `roomy` only where there is room, `unseen` is for screen readers. */
type Look = 'figure' | 'roomy' | 'figure roomy' | 'unseen'

/** A heading, where it matters with its look; null where the table goes without. */
export type Column = string | readonly [text: string, look: Look] | null

/** The headings of a table, each of another text. */
export function TableHead({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          if (column === null) return null
          const [text, look] = typeof column === 'string' ? [column, undefined] : column
          return look === 'unseen' ? (
            <th key={text} scope="col">
              <span className="visually-hidden">{text}</span>
            </th>
          ) : (
            <th key={text} scope="col" className={look}>
              {text}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
