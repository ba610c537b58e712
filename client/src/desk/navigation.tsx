import { type AnchorProps, goTo, PathLink, useAddressed } from '../ui/navigation.tsx'
import { parseRoute, pathOf, type Route } from './route.ts'

export const useRoute = () => useAddressed(parseRoute)

export const navigate = (route: Route) => goTo(pathOf(route))

export function Link({ to, ...rest }: AnchorProps & { to: Route }) {
  return <PathLink path={pathOf(to)} {...rest} />
}
