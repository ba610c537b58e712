/** Moves the focus to the first field of a form that is marked as wrong, once React has marked it. */
export function focusFault(form: HTMLElement | null): void {
  setTimeout(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"] input')?.focus()
  }, 0)
}
