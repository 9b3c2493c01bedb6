/** What a person does on an open board page. */
import type { Page } from 'playwright-core'

export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

export interface BoxOnBoard {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** The board part of `board.json`, as far as tests look at it. */
export interface BoardFile {
  readonly companies: Readonly<
    Record<string, { name: string; frame?: string; locked?: boolean } & BoxOnBoard>
  >
  readonly flows: Readonly<Record<string, { from: string; to: string; resource: string; status: string; shape?: string }>>
  readonly resources: Readonly<Record<string, { name: string; company: string }>>
  readonly matches?: Readonly<Record<string, { state: string; by?: string }>>
  readonly notes: Readonly<Record<string, { text: string } & BoxOnBoard>>
  readonly frames: Readonly<Record<string, { title: string } & BoxOnBoard>>
}

export const canvasOf = (page: Page) => page.getByTestId('board-canvas')

/** Waits until the board is open and all of it is on the server's disk. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await canvasOf(page).waitFor()
  await page
    .getByRole('button', { name: /^(Saved|Сохранено)$/ })
    .first()
    .waitFor()
}

/** Where the view is once it rests: the world point at the canvas's top-left corner, and pixels a world unit. */
export async function cameraOf(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  // A flight that a key has begun shows in the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  await page.locator('[data-testid="board-canvas"]:not([data-camera-moves])').waitFor()
  return canvasOf(page).evaluate((element) => ({
    x: Number(element.dataset.cameraX),
    y: Number(element.dataset.cameraY),
    zoom: Number(element.dataset.cameraZoom),
  }))
}

/** Where a world point is on the screen, once the camera rests. */
export async function onScreen(page: Page, world: ScreenPoint): Promise<ScreenPoint> {
  const { x, y, zoom } = await cameraOf(page)
  const place = (await canvasOf(page).boundingBox())!
  return { x: place.x + (world.x - x) * zoom, y: place.y + (world.y - y) * zoom }
}

/** Where the middle of a box of the board is on the screen. */
export const middleOnScreen = (page: Page, { x, y, w, h }: BoxOnBoard): Promise<ScreenPoint> =>
  onScreen(page, { x: x + w / 2, y: y + h / 2 })

/** Drags with the mouse in a few steps, as a hand does. */
export async function drag(page: Page, from: ScreenPoint, to: ScreenPoint): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let i = 1; i <= 8; i++)
    await page.mouse.move(from.x + ((to.x - from.x) * i) / 8, from.y + ((to.y - from.y) * i) / 8)
  await page.mouse.up()
}

/** Fetches an export with a link's token. */
export async function exported(url: string, board: string, token: string, format: string): Promise<Response> {
  const response = await fetch(`${url}/api/boards/${board}/export/${format}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  if (!response.ok) throw new Error(`${format}: ${response.status} ${await response.text()}`)
  return response
}
