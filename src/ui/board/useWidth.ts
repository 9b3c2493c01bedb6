/** Three widths of screen: a phone folds its bar into a menu, a tablet drops words, a wide screen has room for all. */
import { useMediaQuery } from '@mantine/hooks'

export type Width = 'phone' | 'tablet' | 'wide'

export function useWidth(): Width {
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false })
  const tablet = useMediaQuery('(max-width: 1024px)', false, { getInitialValueInEffect: false })
  return phone ? 'phone' : tablet ? 'tablet' : 'wide'
}
