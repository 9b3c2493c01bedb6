/** Parts of the page that are loaded when first wanted, and loaded anew where that failed. */
import { lazy, type ComponentType, type FunctionComponent } from 'react'

type Module<Props> = { readonly default: ComponentType<Props> }

/** A part did not come. `forget` lets its next showing ask for it again; whoever catches this calls it. */
export class PartMissing extends Error {
  constructor(
    cause: unknown,
    readonly forget: () => void,
  ) {
    super('A part of the page did not load', { cause })
  }
}

/**
 * A component that loads itself, as `React.lazy` does; unlike there, a failure is not for good. Needs `Suspense` and `LoadFault`
 * above it.
 * @param load imports the module whose default export is the component.
 */
export function part<Props extends object>(load: () => Promise<Module<Props>>): FunctionComponent<Props> {
  const attempt = (): ComponentType<Props> => {
    const Attempt: ComponentType<Props> = lazy(() =>
      load().catch((cause: unknown) => {
        // Kept until it was seen: asked for again at once, a page without network would ask without end.
        throw new PartMissing(cause, () => {
          if (Content === Attempt) Content = attempt()
        })
      }),
    )
    return Attempt
  }
  let Content = attempt()
  return function Loaded(props: Props) {
    return <Content {...props} />
  }
}
