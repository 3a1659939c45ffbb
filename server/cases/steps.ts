// SPDX-License-Identifier: Apache-2.0
import {
  type ContentKind,
  type Draft,
  type Drawn,
  type MatterPart,
  type PackFinding,
  sayNode,
  type Topic,
} from '../packs/index.ts'

/** What a process of a pack may ask for, as its topic declares it. */
export type Step = { topic: string; by: Drawn[]; needs: string[]; hears: string[] }

declare module '../packs/index.ts' {
  interface Contents {
    /** by their topic */
    steps: Map<string, Step>
  }
}

const NAME = 'step'

/** The topics that rooms have registered, as packs are checked against them: they come with the program, and no file says any. */
export const stepContent = (topics: readonly Topic<never>[]): ContentKind<Step, 'steps'> => ({
  name: NAME,
  as: 'steps',
  place: /(?!)/,
  given: topics.flatMap(({ name, asked }) =>
    asked ? [{ topic: name, by: [...asked.by], needs: [...(asked.needs ?? [])], hears: [...(asked.hears ?? [])] }] : [],
  ),
  read: () => [],
  gather: (steps) => new Map(steps.map((one) => [one.topic, one])),
})

/** Which of them such a process may ask for, by their topic. */
export const stepsIn = (draft: Draft, by: Drawn): Map<string, Step> =>
  new Map(((draft.parts.get(NAME) ?? []) as Step[]).filter((one) => one.by.includes(by)).map((one) => [one.topic, one]))

/** What is wrong with what a drawing's service tasks ask for: nobody answers to it, or an input is missing. */
export function* stepsAreWhole(
  matter: Pick<MatterPart, 'process' | 'folder'>,
  steps: ReadonlyMap<string, Step>,
): Generator<PackFinding> {
  for (const node of matter.process?.definition.nodes ?? []) {
    if (node.type !== 'serviceTask' && node.type !== 'sendTask') continue
    const topic = node.work?.topic ?? ''
    const step = steps.get(topic)
    const known = [...steps.keys()].join('、')
    if (!step)
      yield sayNode(matter, node, 'TOPIC_UNKNOWN', `请求的「${topic || '（空）'}」没有人接：camunda:topic 应是 ${known} 之一。`)
    for (const input of step?.needs ?? [])
      if (!node.inputs?.some((one) => one.target === input))
        yield sayNode(matter, node, 'TOPIC_INPUT_MISSING', `（${topic}）缺少输入「${input}」：请在 camunda:inputOutput 里写上。`)
  }
}
