/** The editor that opens in a cell; every edit goes through the same commands as the inspector's. */
import { addAction, setFields } from '../../../model/commands'
import type { Flow, RecordRef } from '../../../model/records'
import { useEditor } from '../../board/context'
import { setFlowEnd } from '../commands'
import { FieldInput } from '../fieldInput/FieldInput'
import { knownField, useBound } from '../fieldInput/useBound'
import { CompanyPicker } from '../pickers/CompanyPicker'
import type { CellEdit } from './column'

export interface CellEditorProps {
  readonly edit: CellEdit
  /** The heading of the column: the editor's name. */
  readonly title: string
  /** A text that typing began with. */
  readonly initial?: string
  readonly onDone: () => void
}

export function CellEditor({ edit, ...rest }: CellEditorProps) {
  switch (edit.kind) {
    case 'field':
      return <FieldCell of={edit.ref} name={edit.name} {...rest} />
    case 'end':
      return <EndCell flow={edit.flow} end={edit.end} {...rest} />
    case 'action':
      return edit.action ? (
        <FieldCell of={{ collection: 'actions', id: edit.action }} name={edit.name} {...rest} />
      ) : (
        <NewActionCell flow={edit.flow} name={edit.name} {...rest} />
      )
  }
}

type Rest = Omit<CellEditorProps, 'edit'>

function FieldCell({ of, name, title, initial, onDone }: Rest & { of: RecordRef; name: string }) {
  const bound = { ...useBound(of, name), label: title }
  return <FieldInput bound={bound} bare autoFocus initial={initial} onDone={onDone} />
}

/** Typing over a name renames the company; picking another one changes whose flow it is. */
function EndCell({ flow, end, title, initial, onDone }: Rest & { flow: Flow; end: 'from' | 'to' }) {
  const editor = useEditor()
  const company: RecordRef = { collection: 'companies', id: flow[end] }
  return (
    <CompanyPicker
      label={title}
      company={flow[end]}
      onPick={(id) => setFlowEnd(editor, flow, end, { id })}
      onNew={(name) => setFlowEnd(editor, flow, end, { name })}
      onRename={(name) => setFields(editor.session.doc, editor.edit(), company, { name })}
      bare
      autoFocus
      initial={initial}
      onDone={onDone}
    />
  )
}

/** The first thing written about a next action makes the action. */
function NewActionCell({
  flow,
  name,
  title,
  initial,
  onDone,
}: Rest & { flow: string; name: 'text' | 'owner' | 'due' }) {
  const { session } = useEditor()
  const write = (value: unknown) => {
    if (value === null || value === '') return
    addAction(session.doc, session.edit(), { flow, text: '', [name]: value })
  }
  return (
    <FieldInput
      bound={{
        field: knownField('actions', name),
        name,
        label: title,
        raw: undefined,
        ask: null,
        readOnly: false,
        write,
      }}
      bare
      autoFocus
      initial={initial}
      onDone={onDone}
    />
  )
}
