/** A button with an icon: its name is said, and shown beside it with its key. */
import type { ButtonHTMLAttributes, Ref } from 'react'
import classes from './basics.module.css'

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  readonly label: string
  /** The key that does the same, as the keyboard has it. */
  readonly keyWords?: string
  readonly side?: 'bottom' | 'bottom-end' | 'top' | 'top-start' | 'right'
  /** Whether a wide screen shows the name beside the icon. */
  readonly worded?: boolean
  /** CSS pixels a side. */
  readonly size?: number
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({
  label,
  keyWords,
  side = 'bottom',
  size = 36,
  worded = false,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={[classes.icon, worded && classes.worded, className].filter(Boolean).join(' ')}
      aria-label={label}
      style={{ '--size': `${size}px` } as React.CSSProperties}
      {...rest}
    >
      {children}
      {worded && (
        <span className={classes.word} aria-hidden="true">
          {label}
        </span>
      )}
      <span className={classes.tip} data-side={side} data-keys={keyWords} aria-hidden="true">
        {label}
      </span>
    </button>
  )
}
