/** A QR code, dark on light whatever the scheme is: not every camera reads the reverse. */
import { useMemo } from 'react'
import { drawQr } from './drawQr'
import classes from './share.module.css'

/** @param label what it leads to, for those who cannot see it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawQr(text), [text])
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
