/** A button with words. */
import type { ButtonHTMLAttributes } from 'react'
import classes from './basics.module.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'filled' | 'outline' | 'plain'
  /** Before the words. */
  readonly icon?: React.ReactNode
}

export function Button({ kind = 'filled', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      data-kind={kind}
      className={className ? `${classes.button} ${className}` : classes.button}
      {...rest}
    >
      {icon}
      {children}
    </button>
  )
}
