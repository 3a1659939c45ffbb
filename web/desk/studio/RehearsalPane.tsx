// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { saidAt } from '../frame/time.ts'
import { commandFor, play, playServices, type Scene, type Stage, stageOf, start, type Waiting, waitingIn } from './rehearsal.ts'
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

const SAMPLE = { form: {}, applicant: {}, evidence: {}, case: { delivery: 'electronic', channel: 'online' } }
const now = () => new Date().toISOString()

/** Walks through a process before it is published: the same engine, here in the browser, the token moving with every choice. */
export function RehearsalPane({ process, decisions }: { process: string; decisions: string[] }) {
  const { t } = useTranslation()
  const stage = useQuery({
    queryKey: ['studio', 'stage', process, decisions],
    queryFn: () => stageOf(process, decisions),
    staleTime: Infinity,
    gcTime: 0,
  })
  if (stage.data === undefined) return null
  if (stage.data === null) return <Nothing title={t('studio.noStage')} todo={t('studio.noStageTodo')} />
  return <Play process={process} stage={stage.data} />
}

function Play({ process, stage }: { process: string; stage: Stage }) {
  const { t } = useTranslation()
  const [input, setInput] = useState(() => JSON.stringify(SAMPLE, null, 2))
  const [isQuick, setQuick] = useState(true)
  const [scene, setScene] = useState<Scene | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const further = (next: Scene) => setScene(isQuick ? playServices(stage, next, now()) : next)
  function begin(): void {
    try {
      setProblem(null)
      further(start(stage, JSON.parse(input) as Record<string, unknown>, now()))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  const waiting = scene === null ? [] : waitingIn(stage, scene)
  return (
    <div className="studio-editor">
      <RehearsalPicture process={process} scene={scene} waiting={waiting} />
      <aside className="studio-panel" aria-label={t('studio.rehearsal')}>
        <Labelled label={t('studio.variables')}>
          <Input.TextArea
            autoSize={{ minRows: 4, maxRows: 10 }}
            value={input}
            onChange={(event) => setInput(event.target.value)}
          />
        </Labelled>
        <Checkbox checked={isQuick} onChange={(event) => setQuick(event.target.checked)}>
          {t('studio.quick')}
        </Checkbox>
        <p>
          <Button type="primary" onClick={begin}>
            {scene === null ? t('studio.begin') : t('studio.beginAgain')}
          </Button>
        </p>
        {problem === null ? null : <p className="text-warn">{t('studio.trialProblem', { problem })}</p>}
        <div role="status">
          {waiting.map((one) => (
            <Choice
              key={one.token}
              waiting={one}
              onChoose={(outcome) => scene && further(play(stage, scene, commandFor(one, outcome), now()))}
            />
          ))}
          {scene === null || scene.said.length === 0 ? null : (
            <p className="text-warn">{t('studio.missing', { names: scene.said.join(', ') })}</p>
          )}
          {scene?.state.end === undefined ? null : <p className="studio-end">{t(`studio.end.${scene.state.end.outcome}`)}</p>}
        </div>
        {scene === null ? null : (
          <details>
            <summary>{t('studio.seeVariables')}</summary>
            <pre className="studio-variables">{JSON.stringify(scene.state.v, null, 2)}</pre>
          </details>
        )}
      </aside>
    </div>
  )
}

function Choice({ waiting, onChoose }: { waiting: Waiting; onChoose: (outcome: string) => void }) {
  const { t } = useTranslation()
  const { what, name, detail, outcomes } = waiting
  return (
    <div className="studio-choice">
      <p>
        <b>{name}</b> <span className="muted">{t(`studio.waits.${what}`)}</span>
      </p>
      {detail === null || what === 'task' ? null : <p className="muted">{what === 'time' ? saidAt(detail) : detail}</p>}
      {what === 'task' ? (
        outcomes.map((one) => (
          <Button key={one.id} onClick={() => onChoose(one.id)}>
            {one.name === '' ? t('studio.goOn.service') : one.name}
          </Button>
        ))
      ) : (
        <Button onClick={() => onChoose('done')}>{t(`studio.goOn.${what}`)}</Button>
      )}
    </div>
  )
}

function RehearsalPicture({ process, scene, waiting }: { process: string; scene: Scene | null; waiting: Waiting[] }) {
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
    if (picture !== null) mark(picture, scene?.done ?? [], waiting)
  }, [picture, scene, waiting])
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
