/** What is true of the edits made here, now. */
import { useNetwork } from '@mantine/hooks'
import { useEditor, useLink } from './context'
import { savedWords, type SavedWords } from './saved'

export function useSaved(): SavedWords {
  const { link, canEdit } = useEditor().session
  const state = useLink()
  const { online } = useNetwork()
  return savedWords(state, online, link.offlineCopy !== null, canEdit)
}
