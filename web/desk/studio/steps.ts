// SPDX-License-Identifier: Apache-2.0
import type { DecisionOutcome, Effect } from '@chengshu/engine'
import { outcomesIn } from './process-text.ts'
import { readAt, type Scene, type Stage, type Waiting } from './rehearsal.ts'

/** One thing that happened in a rehearsal, as it is told: who, what was said, which clock. */
export type Step = {
  key: string
  name: string
  what: Exclude<Waiting['what'], 'parked'> | 'decided' | 'parked' | 'message-sent'
  /** codes of the posts that may do it, and of the body when it is not the leading one */
  who: string[]
  department: string | null
  /** as the drawing says it: 1 工作日 */
  limit: string | null
  stage: string | null
  topic: string | null
  /** what a service is given; what a decision gave */
  given: Record<string, unknown>
  decided: DecisionOutcome | null
  /** due instant of a timer, message that is awaited, process that is called, why it stands still */
  detail: string | null
  /** what the conditions read at which it stands still */
  reads: string[]
  /** the word of the outcome that was chosen */
  outcome: string | null
  how: 'open' | 'completed' | 'interrupted' | 'fired'
}

const NOTHING = {
  ...{
    who: [],
    department: null,
    limit: null,
    stage: null,
    topic: null,
    given: {},
    decided: null,
    detail: null,
    outcome: null,
    reads: [],
  },
  how: 'open' as const,
}

/** Everything that has happened, in its order, one step for each task, service, timer, message, decision. */
export function stepsIn({ definition }: Stage, { effects, chosen }: Scene): Step[] {
  const names = new Map(definition.nodes.map((node) => [node.id, node.name]))
  const steps: Step[] = []
  const open = new Map<string, Step>()
  const add = (effect: Effect & { element: string }, said: Partial<Step> & Pick<Step, 'what'>) => {
    const step: Step = { ...NOTHING, key: String(steps.length), name: names.get(effect.element) ?? effect.element, ...said }
    steps.push(step)
    if ('token' in effect && effect.effect !== 'closed') open.set(effect.token, step)
  }
  for (const effect of effects) {
    switch (effect.effect) {
      case 'task':
        add(effect, {
          ...{ what: 'task', who: effect.candidates, department: effect.properties.department ?? null },
          ...{ limit: effect.limit, stage: effect.stage, outcome: wordOf(effect.properties.outcomes, chosen[effect.token]) },
        })
        break
      case 'service':
        add(effect, { what: 'service', topic: effect.topic, given: effect.input })
        break
      case 'timer':
        add(effect, { what: 'time', detail: effect.dueAt })
        break
      case 'await':
        add(effect, { what: 'message', detail: effect.message })
        break
      case 'call':
        add(effect, { what: 'call', detail: effect.process })
        break
      case 'parked':
        add(effect, { what: 'parked', detail: effect.message, reads: readAt(definition, effect.element) })
        break
      case 'decided':
        add(effect, { what: 'decided', how: 'completed', decided: effect.outcome as DecisionOutcome })
        break
      case 'closed': {
        const step = open.get(effect.token)
        if (step) step.how = effect.how
        open.delete(effect.token)
      }
    }
  }
  return steps
}

function wordOf(outcomes: string | undefined, chosen: string | undefined): string | null {
  if (chosen === undefined) return null
  return outcomesIn(outcomes ?? '').find((one) => one.code === chosen)?.word ?? null
}
