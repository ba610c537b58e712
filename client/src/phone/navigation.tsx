import { type AnchorProps, goBackOr, PathLink, replaceWith, useAddressed } from '../ui/navigation.tsx'
import { parseRoute, pathOf, type Route } from './route.ts'

export const useRoute = () => useAddressed(parseRoute)

/** Another view of the same page. */
export const switchTo = (route: Route) => replaceWith(pathOf(route))

export const goBack = () => goBackOr(pathOf({ page: 'board' }))

export function Link({ to, ...rest }: AnchorProps & { to: Route }) {
  return <PathLink path={pathOf(to)} {...rest} />
}
