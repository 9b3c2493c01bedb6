/** Every file of knowledge; a test compares this list with the folders. */
import conceptsMinerals from './concepts/minerals.json'
import usesMinerals from './uses/minerals.json'
import type { Concept, Use } from './knowledge'

export const concepts = [conceptsMinerals].flat() as readonly Concept[]
export const uses = [usesMinerals].flat() as readonly Use[]
