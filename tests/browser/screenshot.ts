/** Makes the README's picture anew: the Kalundborg board with two people at work. `npm run screenshot`. */
import { fileURLToPath } from 'node:url'
import { onScreen, waitUntilSaved, type BoardFile, exported } from './support/board'
import { openBrowser, person } from './support/browser'
import { makeBoard, startServer } from './support/server'

const picture = fileURLToPath(new URL('../../public/screenshot.png', import.meta.url))

const server = await startServer()
const browser = await openBrowser()
try {
  const board = await makeBoard(server, { title: 'Kalundborg Symbiosis', template: 'kalundborg' })
  const open = async (name: string, token: string) => {
    const { page } = await person(browser, server.url)
    await page.goto(`${server.url}/b/${board.id}#${token}`)
    await waitUntilSaved(page)
    await page.getByLabel('What is your name?').fill(name)
    await page.getByRole('button', { name: 'That’s me' }).click()
    return page
  }
  const anna = await open('Anna', board.tokens.host)
  const boris = await open('Boris', board.tokens.editor)

  const file = (await (
    await exported(server.url, board.id, board.tokens.host, 'board.json')
  ).json()) as BoardFile
  const companies = Object.values(file.companies)
  const centreOf = (name: string) => {
    const { x, y, w, h } = companies.find((one) => one.name === name)!
    return { x: x + w / 2, y: y + h / 2 }
  }
  await anna.getByRole('button', { name: 'Table', exact: true }).click()
  await anna.getByRole('grid').waitFor()
  await anna.getByTestId('board-canvas').focus()
  await anna.keyboard.press('Shift+Digit1')
  const novo = await onScreen(boris, centreOf('Novo Nordisk'))
  await boris.mouse.click(novo.x, novo.y)
  await boris.mouse.move(novo.x + 20, novo.y + 16, { steps: 5 })
  const power = await onScreen(anna, centreOf('Asnæs Power Station'))
  await anna.mouse.move(power.x, power.y)
  await boris.mouse.move(novo.x + 40, novo.y + 24, { steps: 5 })
  await anna.waitForTimeout(800)
  await anna.screenshot({ path: picture })
  console.log(`Wrote ${picture}`)
} finally {
  await browser.close()
  await server.stop()
}
