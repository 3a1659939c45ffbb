// SPDX-License-Identifier: Apache-2.0
import { type DecisionOutline, outlineDecisions } from '@chengshu/engine'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import type { Known } from './asked.ts'
import { ChosenPerson, personOf } from './ChosenPerson.tsx'
import { type Applied, type Choices, type Rehearsed, rehearseAs, type Texts } from './door.ts'
import { RehearsalInput, useRehearsalInput } from './RehearsalInput.tsx'
import { RehearsalPicture } from './RehearsalPicture.tsx'
import { RehearsedSteps } from './RehearsedSteps.tsx'
import { commandFor, play, playServices, type Scene, type Stage, stageOf, start, type Waiting, waitingIn } from './rehearsal.ts'
import { StandsStill } from './StandsStill.tsx'
import { stepsIn } from './steps.ts'

const now = () => new Date().toISOString()

type Shown = { draft: Applied; texts: Texts; process: string; decisions: string[]; choices: Choices; known: Known }

/** Walks through a process before it is published: the same engine, here in the browser, the token moving with every choice. */
export function RehearsalPane({ process, decisions, ...shown }: Shown) {
  const { t } = useTranslation()
  const stage = useQuery({
    queryKey: ['studio', 'stage', process, decisions],
    queryFn: async () => ({
      stage: await stageOf(process, decisions),
      outlines: decisions.flatMap((text) => outlineDecisions(text).decisions),
    }),
    staleTime: Infinity,
    gcTime: 0,
  })
  if (stage.data === undefined) return null
  if (stage.data.stage === null) return <Nothing title={t('studio.noStage')} todo={t('studio.noStageTodo')} />
  return <Play process={process} stage={stage.data.stage} outlines={stage.data.outlines} {...shown} />
}

type Playing = Omit<Shown, 'decisions'> & { stage: Stage; outlines: readonly DecisionOutline[] }

function Play({ draft, texts, process, stage, outlines, choices, known }: Playing) {
  const { t } = useTranslation()
  const [who, setWho] = useState<string | null>(null)
  const [isQuick, setQuick] = useState(true)
  const [scene, setScene] = useState<Scene | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const asking = useMutation({
    mutationFn: ({ as, answers }: { as: string; answers: Record<string, unknown> }) =>
      rehearseAs(draft, texts, personOf(as), answers),
  })
  const input = useRehearsalInput({ stage, outlines, known, person: who === null ? undefined : asking.data })
  const further = (next: Scene) => setScene(isQuick ? playServices(stage, next, now()) : next)
  function run(seen: Rehearsed | undefined): void {
    try {
      setProblem(null)
      further(start(stage, input.variables(seen), now()))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  function begin(): void {
    if (!input.check()) return
    // what the city finds for a person hangs on what she answers
    if (who === null) run(undefined)
    else asking.mutate({ as: who, answers: input.answers }, { onSuccess: run })
  }
  const waiting = scene === null ? [] : waitingIn(stage, scene)
  return (
    <>
      {choices.people.length === 0 ? null : (
        <ChosenPerson
          people={choices.people}
          value={who}
          label={t('studio.asWhomOrNobody')}
          isPending={asking.isPending}
          onChoose={(chosen) => {
            setWho(chosen)
            setScene(null)
            if (chosen !== null) asking.mutate({ as: chosen, answers: {} }, { onSuccess: (seen) => input.fill(seen.values) })
          }}
        />
      )}
      {asking.isError ? <ProblemNotice error={asking.error} /> : null}
      <RehearsalInput input={input} person={who === null ? undefined : asking.data} isFolded={scene !== null} />
      <p className="studio-begin">
        <Button type="primary" loading={asking.isPending} onClick={begin}>
          {scene === null ? t('studio.begin') : t('studio.beginAgain')}
        </Button>
        <Checkbox checked={isQuick} onChange={(event) => setQuick(event.target.checked)}>
          {t('studio.quick')}
        </Checkbox>
      </p>
      {input.isTold && input.errors.length > 0 ? <p className="text-warn">{t('studio.mendInput')}</p> : null}
      {problem === null ? null : <p className="text-warn">{t('studio.trialProblem', { problem })}</p>}
      <div className="studio-editor">
        <RehearsalPicture process={process} done={scene?.done ?? NONE} waiting={waiting} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <aside className="studio-panel" aria-label={t('studio.rehearsal')} tabIndex={0}>
          {scene === null ? <p className="muted">{t('studio.notBegun')}</p> : null}
          <div role="status">
            {waiting.map((one) => (
              <Choice
                key={one.token}
                waiting={one}
                nameOf={known.say}
                onChoose={(outcome) => scene && further(play(stage, scene, commandFor(one, outcome), now()))}
              />
            ))}
            {scene?.state.end === undefined ? null : <p className="studio-end">{t(`studio.end.${scene.state.end.outcome}`)}</p>}
          </div>
          {scene === null ? null : (
            <RehearsedSteps steps={stepsIn(stage, scene)} choices={choices} outlines={outlines} nameOf={known.say} />
          )}
        </aside>
      </div>
    </>
  )
}

const NONE: string[] = []

type Choosing = { waiting: Waiting; nameOf: Known['say']; onChoose: (outcome: string) => void }

function Choice({ waiting, nameOf, onChoose }: Choosing) {
  const { t } = useTranslation()
  const { what, name, detail, reads, outcomes } = waiting
  return (
    <div className="studio-choice">
      <p>
        <b>{name}</b> <span className="muted">{t(`studio.waits.${what}`)}</span>
      </p>
      {what === 'time' ? <p className="muted">{saidAt(detail)}</p> : null}
      {what === 'parked' ? <StandsStill detail={detail} reads={reads} nameOf={nameOf} /> : null}
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
