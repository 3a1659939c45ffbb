// SPDX-License-Identifier: Apache-2.0
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from './rehearsal.ts'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'

type Canvas = {
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
  zoom(level: 'fit-viewport', center?: 'auto'): number
}
type Registry = { get(id: string): unknown; getAll(): { id: string }[] }
type Overlays = {
  add(id: string, type: string, overlay: { position: { top: number; right: number }; html: HTMLElement }): void
  remove(filter: { type: string }): void
}
type Picture = InstanceType<typeof NavigatedViewer>

/** The drawing with what is done and what waits. */
export function RehearsalPicture({ process, done, waiting }: { process: string; done: string[]; waiting: Waiting[] }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<Picture | null>(null)
  useEffect(() => {
    const container = place.current
    if (container === null) return
    let gone = false
    let made: Picture | null = null
    void (async () => {
      const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer')
      if (gone) return
      made = new Viewer({ container, zoomScroll: { enabled: false } })
      await made.importXML(process)
      if (gone) return
      made.get<Canvas>('canvas').zoom('fit-viewport', 'auto')
      setPicture(made)
    })().catch(() => {})
    return () => {
      gone = true
      setPicture(null)
      made?.destroy()
    }
  }, [process])
  useEffect(() => {
    if (picture !== null) mark(picture, done, waiting)
  }, [picture, done, waiting])
  // biome-ignore lint/a11y/useSemanticElements: the library draws into it
  return <div ref={place} className="studio-canvas process-picture" role="group" aria-label={t('studio.canvas')} />
}

function mark(picture: Picture, done: string[], waiting: Waiting[]): void {
  const canvas = picture.get<Canvas>('canvas')
  const registry = picture.get<Registry>('elementRegistry')
  const overlays = picture.get<Overlays>('overlays')
  overlays.remove({ type: 'token' })
  for (const { id } of registry.getAll())
    for (const marker of ['is-done', 'is-waiting', 'is-parked']) canvas.removeMarker(id, marker)
  for (const id of done) if (registry.get(id) !== undefined) canvas.addMarker(id, 'is-done')
  for (const { element, what } of waiting) {
    if (registry.get(element) === undefined) continue
    canvas.removeMarker(element, 'is-done')
    canvas.addMarker(element, what === 'parked' ? 'is-parked' : 'is-waiting')
    const token = document.createElement('span')
    token.className = what === 'parked' ? 'token token-parked' : 'token'
    overlays.add(element, 'token', { position: { top: -8, right: 8 }, html: token })
  }
}
