/** A small picture of the example board: five of its companies and what flows between them. Decoration, hence silent. */
import classes from './home.module.css'

const cards = [
  { x: 8, y: 14, name: 'Kalundborg Refinery', edge: '#D55E00' },
  { x: 124, y: 62, name: 'Asnæs Power Station', edge: '#D55E00' },
  { x: 250, y: 14, name: 'Gyproc', edge: '#0072B2' },
  { x: 250, y: 110, name: 'Novo Nordisk', edge: '#0072B2' },
  { x: 8, y: 110, name: 'Lake Tissø', edge: '#009E73' },
] as const

const flows = [
  { path: 'M76 46 C82 64 104 66 122 70', colour: 'var(--flow-water)' },
  { path: 'M76 110 C84 96 104 90 122 86', colour: 'var(--flow-water)' },
  { path: 'M224 70 C236 62 240 48 250 38', colour: 'var(--flow-material)' },
  { path: 'M224 86 C236 92 240 104 250 116', colour: 'var(--flow-energy)' },
  { path: 'M108 24 C150 6 200 6 248 22', colour: 'var(--flow-energy)' },
] as const

export function ExamplePreview() {
  return (
    <svg className={classes.preview} viewBox="0 0 352 152" aria-hidden="true">
      <defs>
        <marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 8 4 0 8z" fill="context-stroke" />
        </marker>
      </defs>
      {flows.map(({ path, colour }) => (
        <path key={path} d={path} fill="none" stroke={colour} strokeWidth="2" markerEnd="url(#tip)" />
      ))}
      {cards.map(({ x, y, name, edge }) => (
        <g key={name} transform={`translate(${x} ${y})`}>
          <rect width="100" height="32" rx="5" className={classes.previewCard} />
          <rect width="4" height="32" rx="2" fill={edge} />
          <text x="10" y="19.5" className={classes.previewName}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
