/** The parts of svgcanvas that are used; the package brings no types. */
declare module 'svgcanvas' {
  export class Context {
    constructor(options: { width: number; height: number })
    lineDash: string | number[] | null
    lineDashOffset?: number
    fill: () => void
    stroke: () => void
    fillText: (text: string, x: number, y: number) => void
    strokeText: (text: string, x: number, y: number) => void
    roundRect: (x: number, y: number, w: number, h: number, radii?: number | readonly number[]) => void
    getLineDash: () => number[]
    translate(x: number, y: number): void
    getTransform(): DOMMatrix
    getSvg(): SVGSVGElement
    __currentElement: Element
    __currentDefaultPath?: string
    __createElement(name: string, properties: Record<string, string>, reset: boolean): Element
    __closestGroupOrSvg(): Element
  }
}
