/** Replaces the link that the host is here by, without being sent out in between. */
import { inDays } from './moments'
import { HostApi, type IssuedLink } from './hostApi'

/**
 * The page goes on by a new link first; the old one is revoked after that, by the new one.
 * @param done called when the old link no longer works.
 * @throws ApiError when one of the two did not work; the old link works then.
 */
export async function replaceOwn(
  board: string,
  token: string,
  { id, createdAt, expiresAt }: IssuedLink,
  done: () => void,
): Promise<void> {
  const length = expiresAt === null ? null : Date.parse(expiresAt) - Date.parse(createdAt)
  const fresh = await new HostApi(board, token).make('host', inDays(length))
  // The page of the board takes a key that appears in the address.
  location.hash = fresh.token
  await new HostApi(board, fresh.token).revoke(id)
  done()
}
