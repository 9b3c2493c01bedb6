/** A link to be read and marked. */
import classes from './share.module.css'

export function LinkField({ link, label }: { link: string; label: string }) {
  return (
    <input
      className={classes.field}
      readOnly
      value={link}
      aria-label={label}
      onFocus={(event) => event.currentTarget.select()}
    />
  )
}
