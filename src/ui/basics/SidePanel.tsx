/** What stands at the right of the board: a title that the focus comes to, a way to close it, and what it shows. */
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'
import classes from './sidePanel.module.css'

export interface SidePanelProps {
  /** Of the heading, which names the panel. */
  readonly id: string
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}

export function SidePanel({ id, title, closeLabel, onClose, className = '', children }: SidePanelProps) {
  return (
    <aside className={`${classes.panel} ${className}`} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <IconButton label={closeLabel} size={36} side="bottom-end" onClick={onClose}>
          <IconX size={18} />
        </IconButton>
      </header>
      {children}
    </aside>
  )
}
