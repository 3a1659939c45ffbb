// SPDX-License-Identifier: Apache-2.0

import { ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { saidAt, saidLong } from '../frame/time.ts'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'

type Box = { x: number; y: number; width: number; height: number }
type Canvas = {
  addMarker(id: string, marker: string): void
  zoom(level?: 'fit-viewport' | number, center?: 'auto'): number
  viewbox(box?: Box): Box
}
type Overlays = { add(id: string, overlay: { position: { top?: number; right?: number }; html: HTMLElement }): void }
type Registry = { get(id: string): unknown }
type EventBus = { on(event: string, handle: (event: { element: { id: string } }) => void): void }
type Picture = InstanceType<typeof NavigatedViewer>

/** The process as its department drew it, with what is done, what waits and where it stands; a click tells who, when and how long. */
export function ProcessPicture({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef<Picture | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  const { process } = view
  const { bpmn } = process
  const marks = JSON.stringify([process.active, process.done])

  useEffect(() => {
    const container = place.current
    if (container === null || bpmn === '') return
    let gone = false
    let viewer: Picture | null = null
    setBroken(false)
    void (async () => {
      const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer')
      if (gone) return
      // the wheel belongs to the page; the picture is dragged and has buttons
      viewer = new Viewer({ container, zoomScroll: { enabled: false } })
      await viewer.importXML(bpmn)
      if (gone) return
      shown.current = viewer
      const [active, done] = JSON.parse(marks) as [{ element: string; status: string }[], { element: string }[]]
      mark(viewer, active, done)
      viewer.get<EventBus>('eventBus').on('element.click', ({ element }) => setChosen(element.id))
      show(viewer, active[0]?.element ?? done.at(-1)?.element)
    })().catch(() => setBroken(!gone))
    return () => {
      gone = true
      shown.current = null
      viewer?.destroy()
    }
  }, [bpmn, marks])

  if (bpmn === '') return null
  const onPicture = (act: (viewer: Picture) => unknown) => {
    if (shown.current !== null) act(shown.current)
  }
  const steps = view.tasks.filter((task) => task.name !== '')
  return (
    <section className="process">
      <h3>
        {t('process.title')}
        <span className="process-tools">
          <Button size="small" type="text" onClick={() => onPicture((viewer) => show(viewer, process.active[0]?.element))}>
            {t('process.here')}
          </Button>
          <Button
            size="small"
            type="text"
            onClick={() => onPicture((viewer) => viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto'))}
          >
            {t('process.fit')}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<ZoomInOutlined />}
            aria-label={t('process.larger')}
            onClick={() => onPicture((viewer) => zoomBy(viewer, 1.25))}
          />
          <Button
            size="small"
            type="text"
            icon={<ZoomOutOutlined />}
            aria-label={t('process.smaller')}
            onClick={() => onPicture((viewer) => zoomBy(viewer, 0.8))}
          />
        </span>
      </h3>
      {broken ? <p className="text-warn">{t('process.broken')}</p> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: the library draws into it, no fields stand here */}
      <div
        ref={place}
        className="process-picture"
        hidden={broken}
        role="group"
        aria-label={t('process.label', { name: view.item.name })}
      />
      <p className="process-legend" aria-hidden="true">
        <span className="legend-done">{t('process.done')}</span>
        <span className="legend-waiting">{t('process.waiting')}</span>
        <span className="legend-parked">{t('process.parked')}</span>
      </p>
      {chosen === null ? null : <Told view={view} element={chosen} onClose={() => setChosen(null)} />}
      <details className="process-text" open={broken}>
        <summary>{t('process.asText', { count: steps.length })}</summary>
        <ol>
          {steps.map((task) => (
            <li key={task.id}>
              <TaskLine task={task} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

function mark(viewer: Picture, active: { element: string; status: string }[], done: { element: string }[]): void {
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  const overlays = viewer.get<Overlays>('overlays')
  for (const { element } of done) if (registry.get(element) !== undefined) canvas.addMarker(element, 'is-done')
  for (const { element, status } of active) {
    if (registry.get(element) === undefined) continue
    canvas.addMarker(element, status === 'parked' ? 'is-parked' : 'is-waiting')
    const token = document.createElement('span')
    token.className = status === 'parked' ? 'token token-parked' : 'token'
    overlays.add(element, { position: { top: -8, right: 8 }, html: token })
  }
}

const READABLE = 0.75

/** The whole picture when it stays readable; otherwise at a readable size around the element where the case stands. */
function show(viewer: Picture, at: string | undefined): void {
  const canvas = viewer.get<Canvas>('canvas')
  const whole = canvas.zoom('fit-viewport', 'auto')
  if (whole >= READABLE || at === undefined) {
    if (whole > 1) canvas.zoom(1, 'auto')
    return
  }
  const element = viewer.get<Registry>('elementRegistry').get(at) as Partial<Box> | undefined
  if (element?.x === undefined || element.y === undefined) return
  canvas.zoom(READABLE)
  const view = canvas.viewbox()
  canvas.viewbox({ ...view, x: element.x - view.width / 3, y: element.y + (element.height ?? 0) / 2 - view.height / 2 })
}

function zoomBy(viewer: Picture, factor: number): void {
  const canvas = viewer.get<Canvas>('canvas')
  canvas.zoom(Math.min(2, Math.max(0.2, canvas.zoom() * factor)))
}

function Told({ view, element, onClose }: { view: CaseView; element: string; onClose: () => void }) {
  const { t } = useTranslation()
  const tasks = view.tasks.filter((task) => task.element === element)
  const done = view.process.done.find((each) => each.element === element)
  const active = view.process.active.find((each) => each.element === element)
  return (
    <div className="told" role="status">
      <Button className="told-close" size="small" type="text" onClick={onClose}>
        {t('close')}
      </Button>
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
      {tasks.length > 0 ? null : done !== undefined ? (
        <p>{t('process.doneAt', { at: saidAt(done.at), by: done.by === '' ? t('process.system') : done.by })}</p>
      ) : active !== undefined ? (
        <p>{t('process.waitsSince', { at: saidAt(active.since) })}</p>
      ) : (
        <p className="muted">{t('process.notYet')}</p>
      )}
    </div>
  )
}

function TaskLine({ task }: { task: CaseTask }) {
  const { t } = useTranslation()
  const who = task.completedBy ?? task.assignee?.name ?? t('work.unclaimed')
  const { outcome } = task
  const long = task.completedAt !== null ? saidLong(task.openedAt, task.completedAt) : null
  return (
    <div className="task-line">
      <p>
        <b>{task.name}</b>
        <span className="muted"> {[task.stage, task.department].filter(Boolean).join(' · ')}</span>
      </p>
      <p>
        {task.completedAt === null
          ? task.assignee === null
            ? t('process.unclaimed')
            : t('process.withWhom', { who })
          : t('process.completed', { who, at: saidAt(task.completedAt), outcome: outcome ?? t('process.finished') })}
        {long === null ? '' : t('process.took', { long })}
        {task.completedAt === null ? <ClockChip light={task.light} dueAt={task.dueAt} /> : null}
      </p>
      {task.opinion ? <p className="opinion">{task.opinion}</p> : null}
    </div>
  )
}
