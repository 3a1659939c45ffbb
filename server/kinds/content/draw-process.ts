// SPDX-License-Identifier: Apache-2.0

type Ways = string | { to: string; when?: string; name?: string }[]

/**
 * A step of a process in plain words. `task`: somebody of a position does it; `do`: the platform does it (a topic with inputs);
 * `wait`: for a message; `decide`: a decision of the folder; `choose`: the first way whose condition holds, the one without a condition
 * otherwise; `both`: all ways at once; `until`: a time is waited for, a limit (`2 工作日`) or a day that an expression works out.
 * `after`: a time on a task, after which another way begins while the task stays open. `hears`: a message that ends the task. An end
 * with `all` ends what else is under way in the process.
 */
export type DrawnStep = { id: string; name: string; next?: Ways } & (
  | { start: true }
  | { end: true; all?: boolean }
  | {
      task: string
      outcomes?: string
      limit?: string
      stage?: string
      department?: string
      unit?: string
      fields?: string
      changes?: string
      not?: string
      notUnit?: string
      after?: { time: string; to: string; name: string }
      hears?: { message: string; to: string; name: string }
    }
  | { do: string; with?: Record<string, string> }
  | { wait: string }
  | { decide: string }
  | { choose: true }
  | { both: true }
  | { until: string }
)

const WIDE = { w: 100, h: 80 }
const SIZES: Record<string, { w: number; h: number }> = {
  start: { w: 36, h: 36 },
  end: { w: 36, h: 36 },
  choose: { w: 50, h: 50 },
  both: { w: 50, h: 50 },
  until: { w: 36, h: 36 },
}
const [STEP_X, STEP_Y, LEFT, TOP] = [170, 130, 160, 120]

type Box = { id: string; x: number; y: number; w: number; h: number }
type Flow = { from: string; to: string; name?: string; when?: string }

const kindOf = (step: DrawnStep): string =>
  ['start', 'end', 'task', 'do', 'wait', 'decide', 'choose', 'both', 'until'].find((one) => one in step) ?? 'do'
export const waysOf = ({ next = [] }: DrawnStep): Exclude<Ways, string> => (typeof next === 'string' ? [{ to: next }] : next)
const timeId = (step: DrawnStep): string => `${step.id}_time`
const wordId = (step: DrawnStep): string => `${step.id}_word`

/** A process as BPMN 2.0 with its picture, so that it opens in any BPMN editor: columns by the longest way from the start, branches below each other. */
export function drawProcess(id: string, name: string, steps: readonly DrawnStep[]): string {
  const flows: Flow[] = steps.flatMap((step) => [
    ...waysOf(step).map((way) => ({ from: step.id, ...way })),
    ...('task' in step && step.after ? [{ from: timeId(step), to: step.after.to }] : []),
    ...('task' in step && step.hears ? [{ from: wordId(step), to: step.hears.to }] : []),
  ])
  const boxes = arrange(steps, flows)
  const messages = [
    ...new Set(
      steps.flatMap((step) => ('wait' in step ? [step.wait] : 'task' in step && step.hears ? [step.hears.message] : [])),
    ),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:chengshu="https://chengshu.dev/bpmn"
  id="${id}_definitions" targetNamespace="https://chengshu.dev/packs">
${messages.map((one, n) => `  <bpmn:message id="message_${n}" name="${escapeXml(one)}" />\n`).join('')}  <bpmn:process id="${id}" name="${escapeXml(name)}" isExecutable="true">
${steps.map((step) => node(step, messages)).join('\n')}
${flows.map(flow).join('\n')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${id}_diagram">
    <bpmndi:BPMNPlane id="${id}_plane" bpmnElement="${id}">
${[...boxes.values()].map(shape).join('\n')}
${flows.map((one) => edge(one, boxes)).join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

function node(step: DrawnStep, messages: readonly string[]): string {
  const { id } = step
  const named = `id="${id}" name="${escapeXml(step.name)}"`
  if ('start' in step) return `    <bpmn:startEvent ${named} />`
  if ('end' in step)
    return step.all
      ? `    <bpmn:endEvent ${named}>
      <bpmn:terminateEventDefinition />
    </bpmn:endEvent>`
      : `    <bpmn:endEvent ${named} />`
  if ('both' in step) return `    <bpmn:parallelGateway ${named} />`
  if ('until' in step) {
    const time = step.until.startsWith('=') ? 'timeDate' : 'timeDuration'
    return `    <bpmn:intermediateCatchEvent ${named}>
      <bpmn:timerEventDefinition>
        <bpmn:${time} xsi:type="bpmn:tFormalExpression">${escapeXml(step.until)}</bpmn:${time}>
      </bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>`
  }
  if ('choose' in step) {
    const otherwise = waysOf(step).find((way) => way.when === undefined)
    return `    <bpmn:exclusiveGateway ${named}${otherwise ? ` default="${id}_to_${otherwise.to}"` : ''} />`
  }
  if ('wait' in step) return `    <bpmn:receiveTask ${named} messageRef="message_${messages.indexOf(step.wait)}" />`
  if ('decide' in step)
    return `    <bpmn:businessRuleTask ${named} camunda:decisionRef="${step.decide}" camunda:resultVariable="${id}" />`
  if ('do' in step) {
    const inputs = Object.entries(step.with ?? {})
    const head = `    <bpmn:serviceTask ${named} camunda:type="external" camunda:topic="${step.do}"`
    if (inputs.length === 0) return `${head} />`
    const said = inputs.map(
      ([key, value]) => `          <camunda:inputParameter name="${key}">=${escapeXml(value)}</camunda:inputParameter>`,
    )
    return `${head}>
      <bpmn:extensionElements>
        <camunda:inputOutput>
${said.join('\n')}
        </camunda:inputOutput>
      </bpmn:extensionElements>
    </bpmn:serviceTask>`
  }
  const { task, after, hears, limit, outcomes, stage, department, unit, fields, changes, not, notUnit } = step
  const properties = Object.entries({ limit, outcomes, stage, department, unit, fields, changes, not, notUnit })
    .flatMap(([key, value]) => (value === undefined ? [] : [` chengshu:${key}="${escapeXml(value)}"`]))
    .join('')
  const time = after
    ? `
    <bpmn:boundaryEvent id="${timeId(step)}" name="${escapeXml(after.name)}" attachedToRef="${id}" cancelActivity="false">
      <bpmn:timerEventDefinition>
        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${escapeXml(after.time)}</bpmn:timeDuration>
      </bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>`
    : ''
  const word = hears
    ? `
    <bpmn:boundaryEvent id="${wordId(step)}" name="${escapeXml(hears.name)}" attachedToRef="${id}">
      <bpmn:messageEventDefinition messageRef="message_${messages.indexOf(hears.message)}" />
    </bpmn:boundaryEvent>`
    : ''
  return `    <bpmn:userTask ${named} camunda:candidateGroups="${task}"${properties} />${time}${word}`
}

function flow({ from, to, name, when }: Flow): string {
  const head = `    <bpmn:sequenceFlow id="${from}_to_${to}"${name ? ` name="${escapeXml(name)}"` : ''} sourceRef="${from}" targetRef="${to}"`
  return when === undefined
    ? `${head} />`
    : `${head}>
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escapeXml(when)}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>`
}

/** Ways that lead back to an earlier step do not push it to the right. */
function arrange(steps: readonly DrawnStep[], flows: readonly Flow[]): Map<string, Box> {
  const place = new Map(steps.map((step, n) => [step.id, n]))
  const owner = (id: string): string => (place.has(id) ? id : id.replace(/_(time|word)$/, ''))
  const column = new Map<string, number>()
  for (const step of steps) {
    const before = flows.filter((one) => one.to === step.id && (place.get(owner(one.from)) ?? 0) < (place.get(step.id) ?? 0))
    column.set(step.id, Math.max(-1, ...before.map((one) => column.get(owner(one.from)) ?? 0)) + 1)
  }
  const filled = new Map<number, number>()
  const boxes = new Map<string, Box>()
  for (const step of steps) {
    const at = column.get(step.id) ?? 0
    const row = filled.get(at) ?? 0
    filled.set(at, row + 1)
    const { w, h } = SIZES[kindOf(step)] ?? WIDE
    const box = { id: step.id, x: LEFT + at * STEP_X + (WIDE.w - w) / 2, y: TOP + row * STEP_Y + (WIDE.h - h) / 2, w, h }
    boxes.set(step.id, box)
    if ('task' in step && step.after)
      boxes.set(timeId(step), { id: timeId(step), x: box.x + 60, y: box.y + h - 18, w: 36, h: 36 })
    if ('task' in step && step.hears) boxes.set(wordId(step), { id: wordId(step), x: box.x + 4, y: box.y + h - 18, w: 36, h: 36 })
  }
  return boxes
}

const shape = ({ id, x, y, w, h }: Box): string => `      <bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}">
        <dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}" />
      </bpmndi:BPMNShape>`

function edge({ from, to }: Flow, boxes: ReadonlyMap<string, Box>): string {
  const [a, b] = [boxes.get(from), boxes.get(to)]
  if (!a || !b) throw new Error(`no step ${a ? to : from}`)
  const [ay, by] = [a.y + a.h / 2, b.y + b.h / 2]
  const middle = (a.x + a.w + b.x) / 2
  const points: [number, number][] =
    b.x < a.x + a.w
      ? [
          [a.x + a.w / 2, a.y + a.h],
          [a.x + a.w / 2, Math.max(a.y + a.h, b.y + b.h) + 20],
          [b.x + b.w / 2, Math.max(a.y + a.h, b.y + b.h) + 20],
          [b.x + b.w / 2, b.y + b.h],
        ]
      : ay === by
        ? [
            [a.x + a.w, ay],
            [b.x, by],
          ]
        : [
            [a.x + a.w, ay],
            [middle, ay],
            [middle, by],
            [b.x, by],
          ]
  return `      <bpmndi:BPMNEdge id="${from}_to_${to}_edge" bpmnElement="${from}_to_${to}">
${points.map(([x, y]) => `        <di:waypoint x="${x}" y="${y}" />`).join('\n')}
      </bpmndi:BPMNEdge>`
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
