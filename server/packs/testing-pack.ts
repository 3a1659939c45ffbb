// SPDX-License-Identifier: Apache-2.0
// A small, whole pack for tests: a town with two departments, two items, one bundle.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { newItemFiles } from '../items/index.ts'

export type PackTexts = Record<string, string>

const spdx = '# SPDX-License-Identifier: Apache-2.0\n'
const market = '11990100MB0A103474'
const culture = '11990100MB0A102911'
const resident = '990102198803160010'
const at = '2026-03-02T09:00:00+08:00'

/** A pack without a single finding. */
export function goodPack(): PackTexts {
  const files: PackTexts = {
    'pack.yaml': `${spdx}id: town\nname: 小城内容包\nversion: 0.1.0\nregion: "990100"\ncity: 小城\n`,
    'city/regions.yaml': `${spdx}- { code: "990100", name: 小城, level: city, parent: null }\n- { code: "990102", name: 东区, level: district, parent: "990100" }\n`,
    'city/departments.yaml': `${spdx}- { key: market, code: ${market}, name: 小城市场监督管理局, short: 市场局, region: "990100", kind: "1", phone: "10009000001" }
- { key: culture, code: ${culture}, name: 小城文化局, short: 文化局, region: "990100", kind: "1", phone: "10009000002" }\n`,
    'city/positions.yaml': `${spdx}- { id: handler, name: 受理岗, permissions: [case.accept, task.complete] }
- { id: decider, name: 决定岗, permissions: [task.complete] }
- { id: auditor, name: 审计岗, permissions: [ledger.read], never: [admin] }
- { id: admin, name: 管理岗, permissions: [people.grant] }\n`,
    'city/halls.yaml': `${spdx}- { id: city, name: 政务大厅, region: "990100", level: city, address: 人民路1号, hours: 工作日 9:00—17:00, phone: "10009000003", takes: [person, firm] }\n`,
    'calendar/2026.yaml': `${spdx}year: 2026\noff: ["01-01..01-03", "02-15..02-23", "04-04..04-06", "05-01..05-05", "06-19..06-21", "09-25..09-27", "10-01..10-07"]\nwork: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]\nsource: 国务院办公厅通知\n`,
    'licences/id-card.yaml': licence('id-card', '居民身份证', `${culture}001`, 'culture', 'name', '{idNumber}'),
    'licences/shop-permit.yaml': licence('shop-permit', '开店许可证', `${market}001`, 'market', 'name', 'KD{region}{serial5}'),
    'words/life-stages.yaml': `${spdx}- { id: 创业, name: 开店办企业, for: both }\n`,
    'grounds.yaml': `${spdx}refuse:\n  - { id: not-ours, text: 不属于本机关职权 }\ndeny:\n  - { id: unmet, text: 不符合条件 }\nsupplement:\n  - { id: missing, text: 缺少材料 }\n`,
    'demo/residents.csv': `idNumber,name,sex,birthDate,ethnicity,region,address,mobile,status,householdId,hardship\n${resident},张三,男,1988-03-16,汉族,990102,人民路2号,10010000001,正常,,\n`,
    'demo/firms.csv': `creditCode,name,kind,legalPerson,legalPersonId,region,address,scope,capital,status,foundedOn,employees\n91990102MA0C00016W,三三商店,有限责任公司,张三,${resident},990102,人民路3号,百货,10000.00,存续,2020-01-01,0\n`,
    'demo/licences.csv': `type,holderKind,holder,number,issuedOn,validTo,fields\nid-card,person,${resident},${resident},2020-01-01,,"{""name"":""张三""}"\n`,
    'demo/officers.yaml': `${spdx}${officer('wang', 'market', 'handler')}${officer('li', 'market', 'decider')}${officer('zhao', 'culture', 'handler')}${officer('sun', 'culture', 'decider')}`,
    'demo/accounts.yaml': `${spdx}- { login: zhang, idNumber: "${resident}", name: 张三, mobile: "10010000001", actsFor: [91990102MA0C00016W], story: 想开店, password: x }\n`,
  }
  const put = (folder: string, made: PackTexts): void => {
    for (const [name, text] of Object.entries(made))
      files[`${folder}/${name}`] = text
        .replace('lifeStages: []', 'lifeStages: [创业]')
        .replace('state: draft', 'state: published')
  }
  put(
    'items/library-card',
    newItemFiles({
      id: 'library-card',
      name: '办借书证',
      department: 'culture',
      departmentCode: culture,
      catalogCode: '992022001000',
      resident,
      at,
    }),
  )
  put('items/shop-permit', shopPermit())
  put('bundles/open-shop', openShop())
  return files
}

/** Writes a pack to a folder of its own, named town; `remove` deletes it. */
export function writePack(texts: PackTexts): { folder: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'chengshu-pack-'))
  const folder = join(parent, 'town')
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) }
}

const officer = (login: string, department: string, position: string): string =>
  `- { login: ${login}, name: 工作人员, password: x, positions: [{ position: ${position}, department: ${department}, region: "990100" }] }\n`

const licence = (
  id: string,
  name: string,
  typeCode: string,
  issuer: string,
  field: string,
  pattern: string,
): string => `${spdx}id: ${id}
name: ${name}
typeCode: ${typeCode}
issuer: ${issuer}
holderKind: person
validity: 5 年
numberPattern: "${pattern}"
version: 1
fields:
  - { id: ${field}, title: 姓名, type: string, required: true, onFace: true }
seal: ${issuer}
layout: card
`

/** An item with a fee, a licence and a rule: the ends that the first item does not have. */
function shopPermit(): PackTexts {
  const made = newItemFiles({
    id: 'shop-permit',
    name: '开店许可',
    department: 'market',
    departmentCode: market,
    catalogCode: '990131001000',
    resident,
    at,
  })
  const change = (name: string, from: string, to: string): void => {
    const text = made[name] ?? ''
    if (!text.includes(from)) throw new Error(`${name} does not say ${from}`)
    made[name] = text.replace(from, to)
  }
  change('item.yaml', 'limits:\n', 'limits:\n  basis: 《中华人民共和国行政许可法》第四十二条\n  statutory: 20 工作日\n')
  change('item.yaml', 'fee: { charged: false }', 'fee: { charged: true, name: 占道费, basis: 收费目录, amount: form.area * 10 }')
  change(
    'item.yaml',
    'result: { type: "30", name: 办理结果通知 }',
    'result: { type: "10", name: 开店许可证, licence: shop-permit }',
  )
  change('item.yaml', 'fee: {', 'unique: { subject: applicant.idNumber, kept: valid, note: 每人一张 }\nfee: {')
  change('form.yaml', 'required: [phone, purpose]', 'required: [phone, purpose, area]')
  change('form.yaml', '    purpose: { type', '    area: { type: number, title: 面积, minimum: 1 }\n    purpose: { type')
  change('form.yaml', 'fields: [phone, purpose]', 'fields: [phone, purpose, area]')
  for (const name of ['examples/granted.yaml', 'examples/refused.yaml']) change(name, 'form:\n', 'form:\n  area: 12\n')
  change('examples/granted.yaml', 'fee: 0', 'fee: 120\n  result: shop-permit')
  change(
    'process.bpmn',
    'id="shop_permit_definitions" targetNamespace="https://chengshu.dev/packs">',
    'id="shop_permit_definitions" targetNamespace="https://chengshu.dev/packs">\n  <bpmn:message id="paid" name="fee.paid" />',
  )
  change(
    'process.bpmn',
    '    <bpmn:startEvent id="applied" name="提出申请" />',
    '    <bpmn:startEvent id="applied" name="提出申请" />\n    <bpmn:businessRuleTask id="check" name="核对面积" camunda:decisionRef="area_rule" camunda:resultVariable="auto" />',
  )
  change(
    'process.bpmn',
    '<bpmn:sequenceFlow id="applied_to_accept" sourceRef="applied" targetRef="accept" />',
    '<bpmn:sequenceFlow id="applied_to_check" sourceRef="applied" targetRef="check" />\n    <bpmn:sequenceFlow id="check_to_accept" sourceRef="check" targetRef="accept" />',
  )
  change('process.bpmn', 'bpmnElement="applied_to_accept"', 'bpmnElement="applied_to_check"')
  change(
    'process.bpmn',
    '<bpmn:sequenceFlow id="grant_to_close" sourceRef="grant" targetRef="close" />',
    `<bpmn:serviceTask id="bill" name="开缴费单" camunda:type="external" camunda:topic="fee.bill">
      <bpmn:extensionElements><camunda:inputOutput>
        <camunda:inputParameter name="amount">=form.area * 10</camunda:inputParameter>
        <camunda:inputParameter name="name">="占道费"</camunda:inputParameter>
      </camunda:inputOutput></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:intermediateCatchEvent id="paid_up" name="等待缴费"><bpmn:messageEventDefinition id="paid_up_definition" messageRef="paid" /></bpmn:intermediateCatchEvent>
    <bpmn:serviceTask id="issue" name="制证" camunda:type="external" camunda:topic="licence.issue">
      <bpmn:extensionElements><camunda:inputOutput>
        <camunda:inputParameter name="type">="shop-permit"</camunda:inputParameter>
        <camunda:inputParameter name="fields">={ name: applicant.name }</camunda:inputParameter>
      </camunda:inputOutput></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="grant_to_bill" sourceRef="grant" targetRef="bill" />
    <bpmn:sequenceFlow id="bill_to_paid_up" sourceRef="bill" targetRef="paid_up" />
    <bpmn:sequenceFlow id="paid_up_to_issue" sourceRef="paid_up" targetRef="issue" />
    <bpmn:serviceTask id="write" name="写入登记库" camunda:type="external" camunda:topic="register.write">
      <bpmn:extensionElements><camunda:inputOutput>
        <camunda:inputParameter name="register">="premises"</camunda:inputParameter>
        <camunda:inputParameter name="record">={ id: issue.number, use: "商业" }</camunda:inputParameter>
      </camunda:inputOutput></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="issue_to_write" sourceRef="issue" targetRef="write" />
    <bpmn:sequenceFlow id="write_to_close" sourceRef="write" targetRef="close" />`,
  )
  change('process.bpmn', 'bpmnElement="grant_to_close"', 'bpmnElement="grant_to_bill"')
  made['decision.dmn'] = `<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="area_definitions" name="面积" namespace="https://chengshu.dev/packs">
  <inputData id="form_data" name="form"><variable id="form_variable" name="form" /></inputData>
  <decision id="area_rule" name="面积规则">
    <variable id="area_rule_variable" name="area_rule" />
    <informationRequirement id="area_rule_needs_form"><requiredInput href="#form_data" /></informationRequirement>
    <decisionTable id="area_table" hitPolicy="FIRST">
      <input id="area_input" label="面积"><inputExpression id="area_input_expression" typeRef="number"><text>form.area</text></inputExpression></input>
      <output id="area_output" name="decision" typeRef="string" />
      <rule id="area_small"><inputEntry id="area_small_in"><text>&lt; 50</text></inputEntry><outputEntry id="area_small_out"><text>"grant"</text></outputEntry></rule>
      <rule id="area_other"><inputEntry id="area_other_in"><text>-</text></inputEntry><outputEntry id="area_other_out"><text>"refer"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`
  return made
}

function openShop(): PackTexts {
  return {
    'bundle.yaml': `${spdx}id: open-shop
name: 开店一件事
summary: 一次办好开店许可和借书证
lead: market
serves: [person]
lifeStages: [创业]
theme: 准营准办
state: published
effectiveOn: 2026-01-01
limits:
  promised: 12 工作日
parts:
  - { item: shop-permit }
  - { item: library-card, when: form.wantsCard = true }
facts:
  floorArea: [shop-permit.area]
materials:
  merge:
    - [shop-permit.id-card, library-card.id-card]
delivery: together
process: process.bpmn
form: form.yaml
law: []
`,
    'form.yaml': `${spdx}schema:
  type: object
  required: [phone, purpose, floorArea]
  properties:
    phone: { type: string, title: 联系电话, format: mobile-cn }
    purpose: { type: string, title: 申请事由, minLength: 2, maxLength: 200 }
    floorArea: { type: number, title: 面积, minimum: 1 }
    wantsCard: { type: boolean, title: 要不要借书证 }
ui:
  groups:
    - { id: shop, title: 您的店, fields: [phone, purpose, floorArea, wantsCard] }
`,
    'process.bpmn': `<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="open_shop_definitions" targetNamespace="https://chengshu.dev/packs">
  <bpmn:process id="open_shop" name="开店一件事" isExecutable="true">
    <bpmn:startEvent id="begin" name="提出申请" />
    <bpmn:callActivity id="permit" name="开店许可" calledElement="shop_permit" />
    <bpmn:exclusiveGateway id="wanted" name="要借书证吗？" default="wanted_to_done" />
    <bpmn:callActivity id="card" name="借书证" calledElement="library_card" />
    <bpmn:exclusiveGateway id="joined" />
    <bpmn:serviceTask id="deliver" name="一起送达" camunda:type="external" camunda:topic="delivery.begin" />
    <bpmn:endEvent id="done" name="办完" />
    <bpmn:sequenceFlow id="begin_to_permit" sourceRef="begin" targetRef="permit" />
    <bpmn:sequenceFlow id="permit_to_wanted" sourceRef="permit" targetRef="wanted" />
    <bpmn:sequenceFlow id="wanted_to_card" sourceRef="wanted" targetRef="card">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">form.wantsCard = true</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="wanted_to_done" sourceRef="wanted" targetRef="joined" />
    <bpmn:sequenceFlow id="card_to_joined" sourceRef="card" targetRef="joined" />
    <bpmn:sequenceFlow id="joined_to_deliver" sourceRef="joined" targetRef="deliver" />
    <bpmn:sequenceFlow id="deliver_to_done" sourceRef="deliver" targetRef="done" />
  </bpmn:process>
</bpmn:definitions>
`,
    'examples/both.yaml': `${spdx}name: 开店并办借书证
applicant: { person: "${resident}" }
at: ${at}
form: { purpose: 开店, floorArea: 12, wantsCard: true }
expect:
  eligible: "yes"
  acts:
    - { item: shop-permit, task: accept, outcome: accept }
    - { item: library-card, task: decide, outcome: grant }
  parts: { shop-permit: granted, library-card: granted }
`,
  }
}
