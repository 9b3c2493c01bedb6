/** A line of text with its label and what is wrong with it. */
import { useId, type InputHTMLAttributes } from 'react'
import classes from './basics.module.css'

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Shown above; without it an `aria-label` names the field. */
  readonly label?: string
  readonly error?: string | null
}

export function TextField({ label, error, className, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className={className ? `${classes.field} ${className}` : classes.field}>
      {label && (
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
      )}
      <input
        id={id}
        className={classes.input}
        dir="auto"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        {...rest}
      />
      {error && (
        <span className={classes.error} id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
