/** The editor of a field, chosen by what the schema says the field holds. */
import { ChipsInput } from './ChipsInput'
import { ChoiceInput } from './ChoiceInput'
import { CodeInput } from './CodeInput'
import { ColourInput } from './ColourInput'
import type { InputProps } from './FieldShell'
import { FlagInput } from './FlagInput'
import { LongInput } from './LongInput'
import { ParagraphInput } from './ParagraphInput'
import { TypedInput } from './TypedInput'

export function FieldInput(props: InputProps) {
  const { field, name } = props.bound
  if (name === 'colour') return <ColourInput {...props} />
  switch (field.type) {
    case 'long':
      return <LongInput {...props} />
    case 'text':
      if (field.known) return <ChoiceInput {...props} />
      // A cell of a table is one line, whatever is written in it.
      return field.wraps && !props.bare ? <ParagraphInput {...props} /> : <TypedInput {...props} />
    case 'choice':
      return <ChoiceInput {...props} />
    case 'flag':
      return <FlagInput {...props} />
    case 'list':
      return <ChipsInput {...props} />
    case 'code':
      return <CodeInput {...props} />
    default:
      return <TypedInput {...props} />
  }
}
