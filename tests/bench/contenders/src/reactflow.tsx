/** The board as React Flow draws it: its own nodes and edges, only those in view mounted. */
import {
  MarkerType,
  ReactFlow,
  useEdgesState,
  useNodesState,
  type Edge,
  type Node,
  type ReactFlowInstance,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { offer } from '../../pages/benchPage'
import type { Facts } from '../../pages/facts'

function nodesOf({ companies }: Facts): Node[] {
  return companies.map(({ id, x, y, w, h, name }) => ({
    id,
    position: { x, y },
    width: w,
    height: h,
    data: { label: name },
  }))
}

function edgesOf({ flows }: Facts): Edge[] {
  return flows.map(({ id, from, to, resource }) => ({
    id,
    source: from,
    target: to,
    label: resource,
    markerEnd: { type: MarkerType.ArrowClosed },
  }))
}

function Board() {
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([])
  const [edges, setEdges, onEdgesChange] = useEdgesState<Edge>([])
  const facts = useRef<Facts | null>(null)
  const ready = (flow: ReactFlowInstance) => {
    const fit = () => {
      const boxes = facts.current?.companies ?? []
      const left = Math.min(...boxes.map(({ x }) => x))
      const top = Math.min(...boxes.map(({ y }) => y))
      const right = Math.max(...boxes.map(({ x, w }) => x + w))
      const bottom = Math.max(...boxes.map(({ y, h }) => y + h))
      void flow.fitBounds({ x: left, y: top, width: right - left, height: bottom - top })
    }
    offer({
      show: (board) => {
        facts.current = board
        setNodes(nodesOf(board))
        setEdges(edgesOf(board))
        fit()
      },
      fit,
      look: ({ x, y, zoom }) => void flow.setViewport({ x: -x * zoom, y: -y * zoom, zoom }),
      view: () => {
        const { x, y, zoom } = flow.getViewport()
        return { x: -x / zoom, y: -y / zoom, zoom }
      },
      edit: (card, x, y) => flow.updateNode(card, { position: { x, y } }),
    })
  }
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onInit={ready}
      onlyRenderVisibleElements
      panOnScroll
      minZoom={0.01}
      maxZoom={4}
    />
  )
}

createRoot(document.getElementById('root')!).render(<Board />)
