/** A button whose menu or panel is loaded when it is first asked for. */
import { Suspense, useState, type ComponentType, type HTMLAttributes, type ReactNode, type Ref } from 'react'
import { LoadFault } from './LoadFault'
import classes from './OnDemand.module.css'
import { ReturnFocus } from './ReturnFocus'

export interface PanelProps {
  readonly onClose: () => void
}

export interface OnDemandProps {
  /** What opens: a lazy component that is open from the start and puts `Anchor` into its target. */
  readonly panel: ComponentType<PanelProps>
  readonly kind: 'menu' | 'dialog'
  /** Draws the button, with these attributes on it. */
  readonly children: (button: {
    readonly 'aria-haspopup': 'menu' | 'dialog'
    readonly 'aria-expanded': boolean
    readonly onClick: () => void
  }) => ReactNode
}

export function OnDemand({ panel: Panel, kind, children }: OnDemandProps) {
  const [open, setOpen] = useState(false)
  return (
    <span className={classes.holder}>
      {children({ 'aria-haspopup': kind, 'aria-expanded': open, onClick: () => setOpen(true) })}
      {open && (
        <LoadFault onClose={() => setOpen(false)}>
          <ReturnFocus />
          <Suspense fallback={null}>
            <Panel onClose={() => setOpen(false)} />
          </Suspense>
        </LoadFault>
      )}
    </span>
  )
}

/** What a panel stands beside; ears and keyboards have the button itself. */
export function Anchor(props: HTMLAttributes<HTMLSpanElement> & { ref?: Ref<HTMLSpanElement> }) {
  return <span {...props} className={classes.anchor} aria-hidden="true" />
}
