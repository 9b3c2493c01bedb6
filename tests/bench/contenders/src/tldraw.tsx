/** The board as tldraw draws it: a geo shape a card, a bound arrow a flow. Its limit of shapes on a page is lifted. */
import { createRoot } from 'react-dom/client'
import {
  createBindingId,
  createShapeId,
  Tldraw,
  toRichText,
  type Editor,
  type TLBindingCreate,
  type TLShapePartial,
} from 'tldraw'
import 'tldraw/tldraw.css'
import { offer } from '../../pages/benchPage'
import type { Facts } from '../../pages/facts'

function ready(editor: Editor): void {
  const still = { immediate: true, force: true }
  offer({
    show: (facts) => {
      editor.run(() => draw(editor, facts), { history: 'ignore' })
      editor.zoomToFit(still)
    },
    fit: () => void editor.zoomToFit(still),
    look: ({ x, y, zoom }) => void editor.setCamera({ x: -x, y: -y, z: zoom }, still),
    view: () => {
      const { x, y, z } = editor.getCamera()
      return { x: -x, y: -y, zoom: z }
    },
    edit: (card, x, y) => void editor.updateShape({ id: createShapeId(card), type: 'geo', x, y }),
  })
}

function draw(editor: Editor, { companies, flows }: Facts): void {
  const cards: TLShapePartial[] = companies.map(({ id, x, y, w, h, name }) => ({
    id: createShapeId(id),
    type: 'geo',
    x,
    y,
    props: { w, h, richText: toRichText(name), font: 'sans', size: 's', fill: 'solid', dash: 'solid' },
  }))
  const places = new Map(companies.map(({ id, x, y, w, h }) => [id, { x: x + w / 2, y: y + h / 2 }]))
  const arrows: TLShapePartial[] = flows.map(({ id, from, to, resource }) => {
    const [start, end] = [places.get(from)!, places.get(to)!]
    return {
      id: createShapeId(id),
      type: 'arrow',
      x: start.x,
      y: start.y,
      props: {
        start: { x: 0, y: 0 },
        end: { x: end.x - start.x, y: end.y - start.y },
        richText: toRichText(resource),
        font: 'sans',
        size: 's',
      },
    }
  })
  const bindings: TLBindingCreate[] = flows.flatMap(({ id, from, to }) =>
    [['start', from] as const, ['end', to] as const].map(([terminal, company]) => ({
      id: createBindingId(),
      type: 'arrow',
      fromId: createShapeId(id),
      toId: createShapeId(company),
      props: {
        terminal,
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: false,
        snap: 'none',
      },
    })),
  )
  editor.createShapes([...cards, ...arrows])
  editor.createBindings(bindings)
}

createRoot(document.getElementById('root')!).render(
  <Tldraw
    onMount={ready}
    options={{ maxShapesPerPage: 1_000_000 }}
    cameraOptions={{ wheelBehavior: 'pan', zoomSteps: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8] }}
  />,
)
