/** Files dropped anywhere on the page. */
import { useRef, useState, type DragEvent } from 'react'
import { useEditorState } from './context'

export function useFileDrop(onFile: (file: File) => void) {
  const canEdit = useEditorState((state) => state.canEdit)
  const [over, setOver] = useState(false)
  // Enter and leave are told for every element inside; what counts is their balance.
  const depth = useRef(0)
  const holdsFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const enter = (by: 1 | -1) => (event: DragEvent) => {
    if (!holdsFile(event)) return
    depth.current += by
    setOver(canEdit && depth.current > 0)
  }
  const handlers = {
    onDragEnter: enter(1),
    onDragLeave: enter(-1),
    onDragOver: (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      if (!holdsFile(event)) return
      event.preventDefault()
      depth.current = 0
      setOver(false)
      const file = event.dataTransfer.files[0]
      if (file && canEdit) onFile(file)
    },
  }
  return { over, handlers }
}
