// SPDX-License-Identifier: Apache-2.0

export type NewItem = {
  id: string
  name: string
  /** key and credit code of the department that will own it */
  department: string
  departmentCode: string
  /** 12 digits */
  catalogCode: string
  /** the demo resident of its first example, and when the example applies */
  resident: string
  at: string
}

/**
 * The files of a new item that already passes the check: somebody asks for something, a handler accepts, a decider decides.
 * Its author then makes it say what the item really is.
 */
export function newItemFiles(given: NewItem): Record<string, string> {
  return {
    'item.yaml': itemText(given),
    'form.yaml': formText,
    'process.bpmn': processText(given),
    'examples/granted.yaml': exampleText(given, true),
    'examples/refused.yaml': exampleText(given, false),
  }
}

const itemText = ({
  id,
  name,
  department,
  departmentCode,
  catalogCode,
}: NewItem): string => `# SPDX-License-Identifier: Apache-2.0
id: ${id}
name: ${name}
summary: 一句话说清办成什么
catalogCode: "${catalogCode}"
taskCode: ${departmentCode}3${catalogCode}
type: "${catalogCode.slice(2, 4)}"
handling: promised
department: ${department}
level: "3"
serves: [person]
lifeStages: []
theme: 其他
state: draft
effectiveOn: 2026-01-01
limits:
  promised: 5 工作日
visits: 0
onlineDepth: IV
scope: city
competence: { by: household }
channels: [portal, counter]
conditions:
  - id: resident
    text: 本人申请
    check: applicant.kind = "person"
    otherwise: 请用个人账号登录后申请
materials:
  - id: id-card
    name: 居民身份证
    type: "1"
    necessity: "1"
    form: electronic
    sources:
      - { licence: id-card, holder: applicant }
      - { register: persons, key: { idNumber: applicant.idNumber }, fields: [name, idNumber] }
      - { upload: { accept: [jpg, png, pdf], maxMB: 10, pages: 2 } }
    acceptStandard: 姓名、身份证号与申请人一致
fee: { charged: false }
result: { type: "30", name: 办理结果通知 }
delivery: [electronic]
process: process.bpmn
form: form.yaml
law:
  - { name: 依据的名称, article: 第几条, gist: 一句话说清它规定了什么 }
contact: { consult: "12345", complain: "12345" }
`

const formText = `# SPDX-License-Identifier: Apache-2.0
schema:
  type: object
  required: [phone, purpose]
  properties:
    phone: { type: string, title: 联系电话, format: mobile-cn }
    purpose: { type: string, title: 申请事由, minLength: 2, maxLength: 200 }
ui:
  groups:
    - { id: request, title: 您要办什么, fields: [phone, purpose] }
  fields:
    phone: { help: 办理中有问题会打这个电话, readBy: [accept] }
    purpose: { help: 简单写清楚就可以, readBy: [accept, decide] }
prefill:
  phone: { applicant: mobile }
`

const exampleText = ({ resident, at }: NewItem, good: boolean): string => `# SPDX-License-Identifier: Apache-2.0
name: ${good ? '材料由平台取得，五个工作日内准予' : '事由不清楚，不予受理'}
applicant: { person: "${resident}" }
at: ${at}
form:
  purpose: ${good ? '第一次申请' : '不清楚'}
expect:
  eligible: "yes"
  asked: []
  obtained: { id-card: licence }
  acts:
    - { task: accept, outcome: ${good ? 'accept' : 'refuse'} }
${good ? '    - { task: decide, outcome: grant }\n' : ''}  decision: ${good ? 'granted' : 'refused'}
  fee: 0
`

type Box = { id: string; x: number; y: number; w: number; h: number }
const boxes: Record<string, Box> = Object.fromEntries(
  (
    [
      ['applied', 160, 182, 36, 36],
      ['accept', 250, 160, 100, 80],
      ['accepted', 405, 175, 50, 50],
      ['begin_clock', 510, 160, 100, 80],
      ['refuse', 510, 290, 100, 80],
      ['refused', 672, 312, 36, 36],
      ['decide', 670, 160, 100, 80],
      ['decided', 825, 175, 50, 50],
      ['grant', 930, 160, 100, 80],
      ['deny', 930, 290, 100, 80],
      ['close', 1090, 160, 100, 80],
      ['closed', 1252, 182, 36, 36],
      ['close_denied', 1090, 290, 100, 80],
      ['denied', 1252, 312, 36, 36],
    ] as const
  ).map(([id, x, y, w, h]) => [id, { id, x, y, w, h }]),
)
const flows: readonly [from: string, to: string, name?: string, when?: string][] = [
  ['applied', 'accept'],
  ['accept', 'accepted'],
  ['accepted', 'begin_clock', '受理', 'accept.outcome = "accept"'],
  ['accepted', 'refuse', '不予受理'],
  ['refuse', 'refused'],
  ['begin_clock', 'decide'],
  ['decide', 'decided'],
  ['decided', 'grant', '准予', 'decide.outcome = "grant"'],
  ['decided', 'deny', '不予'],
  ['grant', 'close'],
  ['close', 'closed'],
  ['deny', 'close_denied'],
  ['close_denied', 'denied'],
]

function processText({ id, name }: NewItem): string {
  const process = id.replaceAll('-', '_')
  const service = (element: string, label: string, topic: string, inputs: Record<string, string> = {}): string =>
    `    <bpmn:serviceTask id="${element}" name="${label}" camunda:type="external" camunda:topic="${topic}"${
      Object.keys(inputs).length === 0
        ? ' />'
        : `>
      <bpmn:extensionElements>
        <camunda:inputOutput>
${Object.entries(inputs)
  .map(([key, value]) => `          <camunda:inputParameter name="${key}">=${value}</camunda:inputParameter>`)
  .join('\n')}
        </camunda:inputOutput>
      </bpmn:extensionElements>
    </bpmn:serviceTask>`
    }`
  const user = (element: string, label: string, position: string, stage: string, limit: string, outcomes: string): string =>
    `    <bpmn:userTask id="${element}" name="${label}" camunda:candidateGroups="${position}" chengshu:stage="${stage}" chengshu:limit="${limit}" chengshu:outcomes="${outcomes}" />`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:chengshu="https://chengshu.dev/bpmn"
  id="${process}_definitions" targetNamespace="https://chengshu.dev/packs">
  <bpmn:process id="${process}" name="${escapeXml(name)}" isExecutable="true">
    <bpmn:startEvent id="applied" name="提出申请" />
${user('accept', '核对申请并受理', 'handler', '受理', '1 工作日', 'accept:受理,refuse:不予受理')}
    <bpmn:exclusiveGateway id="accepted" name="受理吗？" default="accepted_to_refuse" />
${service('begin_clock', '受理，开始计时', 'case.accept')}
${service('refuse', '不予受理', 'case.refuse', { ground: 'accept.ground', opinion: 'accept.opinion' })}
    <bpmn:endEvent id="refused" name="不予受理" />
${user('decide', '作出决定', 'decider', '决定', '3 工作日', 'grant:准予,deny:不予')}
    <bpmn:exclusiveGateway id="decided" name="准予吗？" default="decided_to_deny" />
${service('grant', '准予', 'case.decide', { decision: '"granted"', ground: 'decide.ground', opinion: 'decide.opinion' })}
${service('deny', '不予', 'case.decide', { decision: '"denied"', ground: 'decide.ground', opinion: 'decide.opinion' })}
${service('close', '办结', 'case.close')}
    <bpmn:endEvent id="closed" name="办结" />
${service('close_denied', '办结', 'case.close')}
    <bpmn:endEvent id="denied" name="未获准予" />
${flows
  .map(([from, to, label, when]) => {
    const head = `    <bpmn:sequenceFlow id="${from}_to_${to}"${label ? ` name="${label}"` : ''} sourceRef="${from}" targetRef="${to}"`
    return when
      ? `${head}>\n      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${when}</bpmn:conditionExpression>\n    </bpmn:sequenceFlow>`
      : `${head} />`
  })
  .join('\n')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${process}_diagram">
    <bpmndi:BPMNPlane id="${process}_plane" bpmnElement="${process}">
${Object.values(boxes).map(shape).join('\n')}
${flows.map(edge).join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

const label = (x: number, y: number, width: number): string => `
        <bpmndi:BPMNLabel>
          <dc:Bounds x="${x}" y="${y}" width="${width}" height="14" />
        </bpmndi:BPMNLabel>`

/** A gateway says its question above itself, where no line leaves it. */
const shape = ({ id, x, y, w, h }: Box): string => `      <bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}">
        <dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}" />${id === 'accepted' || id === 'decided' ? label(x - 5, y - 20, 60) : ''}
      </bpmndi:BPMNShape>`

function edge([from, to, name]: (typeof flows)[number]): string {
  const a = boxes[from]
  const b = boxes[to]
  if (!a || !b) throw new Error(`no box for ${from} or ${to}`)
  const [ay, by] = [a.y + a.h / 2, b.y + b.h / 2]
  const straight = ay === by
  const points: [number, number][] = straight
    ? [
        [a.x + a.w, ay],
        [b.x, by],
      ]
    : [
        [a.x + a.w / 2, a.y + a.h],
        [a.x + a.w / 2, by],
        [b.x, by],
      ]
  const where = straight ? label(a.x + a.w + 12, ay - 18, 24) : label(a.x + a.w / 2 + 8, a.y + a.h + 30, 46)
  return `      <bpmndi:BPMNEdge id="${from}_to_${to}_edge" bpmnElement="${from}_to_${to}">
${points.map(([x, y]) => `        <di:waypoint x="${x}" y="${y}" />`).join('\n')}${name ? where : ''}
      </bpmndi:BPMNEdge>`
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
