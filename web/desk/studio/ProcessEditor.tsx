// SPDX-License-Identifier: Apache-2.0
import type Modeler from 'bpmn-js/lib/Modeler'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import { translate } from '../words/editor-words.ts'
import type { Choices, Finding } from './door.ts'
import { ElementPanel, type Shape } from './ElementPanel.tsx'
import { keepHead } from './xml-head.ts'

type Editor = InstanceType<typeof Modeler>
type Bus = { on(event: string, handle: (event: { newSelection?: Shape[] }) => void): void }
type Registry = { get(id: string): Shape | undefined }
type Overlays = {
  add(id: string, type: string, overlay: { position: { top: number; left: number }; html: HTMLElement }): void
  remove(filter: { type: string }): void
}
type Box = { x: number; y: number; width: number; height: number }
type Canvas = {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number
  viewbox(box?: Box): Box & { inner: Box }
  scrollToElement(shape: Shape): void
}

/** Draws a process with bpmn-js; what the checker found stands on the elements. */
export function ProcessEditor(props: {
  text: string
  findings: Finding[]
  isLocked: boolean
  choices: Choices
  /** an element that the list of findings points at */
  shown: string | null
  onChange: (text: string) => void
}) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [selected, setSelected] = useState<Shape | null>(null)
  const [, redraw] = useState(0)
  const [broken, setBroken] = useState(false)
  const first = useRef(props.text)
  const change = useRef(props.onChange)
  change.current = props.onChange
  const { isLocked, shown } = props

  useEffect(() => {
    const container = place.current
    if (container === null) return
    let gone = false
    let made: Editor | null = null
    void (async () => {
      const { default: Drawing } = isLocked ? await import('bpmn-js/lib/NavigatedViewer') : await import('bpmn-js/lib/Modeler')
      if (gone) return
      made = new Drawing({ container, additionalModules: [{ translate: ['value', translate] }] }) as Editor
      await made.importXML(first.current)
      if (gone) return
      show(made.get<Canvas>('canvas'), isLocked ? 0 : PALETTE)
      const bus = made.get<Bus>('eventBus')
      bus.on('selection.changed', ({ newSelection }) =>
        setSelected(newSelection?.length === 1 ? (newSelection[0] ?? null) : null),
      )
      bus.on('commandStack.changed', () => {
        redraw((count) => count + 1)
        void made?.saveXML({ format: true }).then(({ xml }) => {
          if (xml !== undefined && !gone) change.current(keepHead(first.current, xml))
        })
      })
      setEditor(made)
    })().catch(() => setBroken(!gone))
    return () => {
      gone = true
      setEditor(null)
      made?.destroy()
    }
  }, [isLocked])

  useEffect(() => {
    if (editor !== null) mark(editor, props.findings)
  }, [editor, props.findings])

  useEffect(() => {
    const shape = shown === null ? undefined : editor?.get<Registry>('elementRegistry').get(shown)
    if (editor === null || shape === undefined) return
    editor.get<Canvas>('canvas').scrollToElement(shape)
    editor.get<{ select(shape: Shape): void }>('selection').select(shape)
  }, [editor, shown])

  if (broken) return <p className="text-warn">{t('studio.unreadable')}</p>
  return (
    <div className="studio-editor">
      {/* biome-ignore lint/a11y/useSemanticElements: the library draws into it */}
      <div ref={place} className="studio-canvas process-picture" role="group" aria-label={t('studio.canvas')} />
      {editor !== null && !isLocked ? (
        <ElementPanel key={selected?.id ?? ''} editor={editor} shape={selected} text={props.text} choices={props.choices} />
      ) : null}
    </div>
  )
}

const READABLE = 0.6
/** what the tools at the left cover, in pixels */
const PALETTE = 120

/** The whole drawing where it stays readable, otherwise its beginning; nothing of it under the tools. */
function show(canvas: Canvas, covered: number): void {
  const scale = Math.min(1, Math.max(READABLE, canvas.zoom('fit-viewport', 'auto')))
  canvas.zoom(scale)
  const { inner, width, height } = canvas.viewbox()
  const y = inner.y + inner.height / 2 - height / 2
  canvas.viewbox({ x: inner.x - (covered + 16) / scale, y, width, height })
}

function mark(editor: Editor, findings: Finding[]): void {
  const overlays = editor.get<Overlays>('overlays')
  const registry = editor.get<Registry>('elementRegistry')
  overlays.remove({ type: 'finding' })
  const byElement = Map.groupBy(findings, (one) => one.element ?? '')
  for (const [element, found] of byElement) {
    if (element === '' || registry.get(element) === undefined) continue
    const flag = document.createElement('span')
    const isError = found.some((one) => one.level === 'error')
    flag.className = isError ? 'studio-flag studio-flag-error' : 'studio-flag'
    flag.textContent = String(found.length)
    flag.title = found.map((one) => one.message).join('\n')
    overlays.add(element, 'finding', { position: { top: -10, left: -10 }, html: flag })
  }
}
