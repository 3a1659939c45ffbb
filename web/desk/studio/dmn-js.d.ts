// SPDX-License-Identifier: Apache-2.0
/** The part of dmn-js that is used here; it brings no types of its own. */
declare module 'dmn-js/lib/Modeler' {
  type View = { type: string; name?: string; id?: string }
  type Viewer = { on(event: string, handle: () => void): void }
  export default class Modeler {
    constructor(options: Record<string, unknown>)
    importXML(xml: string): Promise<{ warnings: unknown[] }>
    saveXML(options: { format: boolean }): Promise<{ xml: string }>
    getViews(): View[]
    open(view: View): Promise<unknown>
    getActiveViewer(): Viewer | undefined
    on(event: string, handle: () => void): void
    destroy(): void
  }
}
declare module 'dmn-js/lib/NavigatedViewer' {
  export { default } from 'dmn-js/lib/Modeler'
}
