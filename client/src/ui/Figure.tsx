const figures = new Intl.NumberFormat('en-US')

/** A figure with small words around it: 距上一名差 **3** 件. */
export function Figure({ value, before, after }: { value: number; before: string; after: string }) {
  return (
    <>
      {before && <span className="word">{before} </span>}
      <b>{figures.format(value)}</b>
      {after && <span className="word"> {after}</span>}
    </>
  )
}
