/** The board as Excalidraw draws it: a rectangle with a text a card, a bound arrow a flow. */
import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { createRoot } from 'react-dom/client'
import { offer } from '../../pages/benchPage'
import type { Facts } from '../../pages/facts'

function elementsOf({ companies, flows }: Facts) {
  const places = new Map(companies.map(({ id, x, y, w, h }) => [id, { x: x + w / 2, y: y + h / 2 }]))
  const cards = companies.map(({ id, x, y, w, h, name }) => ({
    type: 'rectangle' as const,
    id,
    x,
    y,
    width: w,
    height: h,
    label: { text: name, fontSize: 16 },
  }))
  const arrows = flows.map(({ id, from, to, resource }) => {
    const [start, end] = [places.get(from)!, places.get(to)!]
    return {
      type: 'arrow' as const,
      id,
      x: start.x,
      y: start.y,
      width: end.x - start.x,
      height: end.y - start.y,
      label: { text: resource, fontSize: 12 },
      start: { id: from },
      end: { id: to },
    }
  })
  return convertToExcalidrawElements([...cards, ...arrows], { regenerateIds: false })
}

function ready(api: ExcalidrawImperativeAPI): void {
  const fit = () => api.scrollToContent(undefined, { fitToViewport: true, animate: false })
  offer({
    show: (facts) => {
      api.updateScene({ elements: elementsOf(facts) })
      fit()
    },
    fit,
    look: ({ x, y, zoom }) =>
      api.updateScene({
        appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom as never } },
      }),
    view: () => {
      const { scrollX, scrollY, zoom } = api.getAppState()
      return { x: -scrollX, y: -scrollY, zoom: zoom.value }
    },
    edit: (card, x, y) =>
      api.updateScene({
        elements: api
          .getSceneElementsIncludingDeleted()
          .map((one) => (one.id === card ? { ...one, x, y, version: one.version + 1 } : one)),
      }),
  })
}

createRoot(document.getElementById('root')!).render(<Excalidraw excalidrawAPI={ready} />)
