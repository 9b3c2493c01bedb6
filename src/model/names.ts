/** Company names as people vary them. */

const legalForms = new Set(
  (
    'a/s as aps ab oy oyj ab/oy asa ans ks i/s k/s p/s amba ou oü mtu mtü tu tü fie sia ik zs as ps uab vsi všį ii mb ' +
    'spzoo zoo gmbh ag kg kgaa ohg ug ev eg gbr mbh ltd limited plc llp llc inc corp corporation co company bv nv sa sarl sas srl spa ' +
    'ооо оао зао пао ао ип гуп муп фгуп гбу кфх спк тов одо чуп уп руп куп оду зат ват пат нпо нпп'
  ).split(' '),
)

/**
 * A company's name reduced to what tells it from another: case, spaces, quotes, punctuation, accents' composition and legal
 * form (first or last words) do not matter: "SIA „Getliņi EKO”" and "getliņi eko" are the same. A name made of nothing
 * but legal forms keeps its words.
 */
export function companyKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\bsp\.? ?z ?o\.? ?o\b\.?/g, 'spzoo')
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/\b([aikp])\/s\b/g, '$1s')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  let first = 0
  let last = words.length
  while (first < last && legalForms.has(words[first]!)) first++
  while (last > first && legalForms.has(words[last - 1]!)) last--
  return (first < last ? words.slice(first, last) : words).join(' ')
}
