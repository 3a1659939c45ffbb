// SPDX-License-Identifier: Apache-2.0

type Row = { construct: string; zh: string; is: 'supported' | 'refused' | 'kept'; cases: string[]; note?: string }
type Chapter = { title: string; rows: Row[] }

const yes = (construct: string, zh: string, cases: string, note?: string): Row => ({
  construct,
  zh,
  is: 'supported',
  cases: cases.split(' '),
  note,
})
const no = (construct: string, zh: string, cases: string, note?: string): Row => ({
  construct,
  zh,
  is: 'refused',
  cases: cases ? cases.split(' ') : [],
  note,
})
const kept = (construct: string, zh: string, note: string): Row => ({ construct, zh, is: 'kept', cases: [], note })

/** BPMN 2.0.2 by chapter, each construct with the table tests that show it. The tests hold this table to the files. */
export const chapters: Chapter[] = [
  {
    title: 'Activities (§10.3, §13.3)',
    rows: [
      yes('None task', '普通任务', 'sequence task-kinds'),
      yes('User task', '用户任务', 'task-user'),
      yes('Manual task', '手工任务', 'task-kinds', 'waits until somebody says that it is done'),
      yes(
        'Service task',
        '服务任务',
        'task-kinds boundary-error',
        'the host runs it: topic from camunda:topic, zeebe:taskDefinition or the id',
      ),
      yes(
        'Send task',
        '发送任务',
        'task-kinds pools send-external',
        'throws its message; with an external topic it waits like a service task',
      ),
      yes(
        'Receive task',
        '接收任务',
        'task-receive receive-task-instantiates',
        'also as the start of a process and after an event-based gateway',
      ),
      yes('Script task in FEEL', 'FEEL 脚本任务', 'task-kinds script-zeebe script-fails'),
      no('Script task in another language', '其他语言的脚本任务', 'error/script-javascript error/script-empty'),
      yes('Business rule task', '业务规则任务', 'business-rule-waits', 'camunda:decisionRef or zeebe:calledDecision'),
      yes('Call activity: process', '调用流程', 'call-activity error-from-call escalation-from-call'),
      yes('Call activity: global task', '调用全局任务', 'call-global-task call-global-script'),
      no('Call activity without a called element', '没有写调用对象的调用活动', 'error/call-empty'),
      yes('Embedded sub-process', '嵌入子流程', 'sub-process sub-process-terminate sub-process-error sub-process-locals'),
      yes(
        'Event sub-process',
        '事件子流程',
        'event-sub-process-error event-sub-process-message event-sub-process-timer event-sub-process-escalation event-sub-process-nested event-sub-process-conditional event-sub-process-cycle',
        'interrupting or not; signal as well',
      ),
      yes('Transaction', '事务子流程', 'transaction-success transaction-cancel transaction-cancel-running transaction-hazard'),
      yes(
        'Ad-hoc sub-process',
        '即席子流程',
        'ad-hoc-parallel ad-hoc-sequential',
        'parallel and sequential, completion condition; a host may start an activity again',
      ),
      yes('Standard loop', '标准循环', 'loop-standard', 'testBefore, loopMaximum'),
      yes(
        'Multi-instance, parallel and sequential',
        '多实例',
        'multi-instance-parallel multi-instance-sequential multi-instance-boundary multi-instance-terminate',
        'by cardinality and by collection',
      ),
      yes('Completion condition', '完成条件', 'multi-instance-condition'),
      yes('Multi-instance behaviour none, one, all, complex', '多实例行为', 'multi-instance-behaviour'),
      yes('Multi-instance data input and output', '多实例数据', 'multi-instance-data multi-instance-zeebe'),
      no('Multi-instance with neither cardinality nor collection', '没有数量也没有集合的多实例', 'error/loop-empty'),
      yes(
        'Compensation handler',
        '补偿处理',
        'compensation compensation-one compensation-sub-process compensation-in-scope compensation-from-error compensation-event-sub-process multi-instance-compensation',
        'in reverse order',
      ),
      no('startQuantity, completionQuantity other than 1', '数量不为 1 的令牌属性', 'error/start-quantity'),
    ],
  },
  {
    title: 'Events (§10.5, §13.5)',
    rows: [
      yes('Start: none', '普通开始', 'sequence'),
      yes(
        'Start: message, timer, signal, conditional',
        '消息、定时、信号、条件开始',
        'start-message start-kinds signal-starts-pool',
        'the host starts the process when one comes',
      ),
      yes('Start: implicit (no start event)', '没有开始事件', 'start-implicit'),
      no(
        'Start: error, escalation, compensation outside an event sub-process',
        '事件子流程之外的错误、升级、补偿开始',
        'error/start-error',
      ),
      yes('Catch: message, with correlation key', '消息捕获', 'catch-message-correlation'),
      no(
        'Message name worked out at run time',
        '运行时才知道的消息名称',
        'error/message-name-expression',
        'a correlation key tells instances apart',
      ),
      yes('Catch: timer (date, duration, cycle, FEEL, work-time limit)', '定时捕获', 'catch-timer timer-from-data'),
      no('Timer in cron or another notation', 'cron 等写法的定时', 'error/timer-cron error/timer-unreadable error/timer-empty'),
      yes('Catch: signal, conditional', '信号、条件捕获', 'signal-throw-catch conditional-catch'),
      yes('Catch: multiple, parallel multiple', '多重、并行多重捕获', 'multiple-catch'),
      yes('Link', '连接事件', 'link'),
      no('Link without its target', '没有目标的连接事件', 'error/link-without-target'),
      yes('Throw: none, message, signal, escalation', '抛出事件', 'throw-none signal-throw-catch boundary-escalation'),
      yes('Throw: compensation', '补偿抛出', 'compensation compensation-from-error'),
      yes('Boundary: timer', '定时边界', 'boundary-timer-interrupting boundary-timer-repeating boundary-timer-parked'),
      yes(
        'Boundary: message, signal, conditional',
        '消息、信号、条件边界',
        'boundary-message boundary-signal boundary-conditional conditional-at-entry conditional-between-steps end-signal-wakes',
      ),
      yes('Boundary: error', '错误边界', 'boundary-error sub-process-error error-nested'),
      yes('Boundary: escalation', '升级边界', 'boundary-escalation boundary-escalation-interrupting'),
      yes('Boundary: cancel, compensation', '取消、补偿边界', 'transaction-cancel compensation'),
      yes('End: none, message, signal, multiple', '普通、消息、信号、多重结束', 'sequence end-multiple send-external'),
      yes('End: error', '错误结束', 'end-error error-nested'),
      yes('End: terminate', '终止结束', 'end-terminate sub-process-terminate'),
      yes(
        'End: escalation, compensation, cancel',
        '升级、补偿、取消结束',
        'boundary-escalation-interrupting compensation-one transaction-cancel',
      ),
      no(
        'An event where the standard does not allow it',
        '标准不允许的位置',
        'error/catch-terminate error/cancel-outside error/sub-process-message-start error/event-sub-process-without-start error/boundary-on-gateway',
      ),
    ],
  },
  {
    title: 'Gateways and flows (§10.6, §13.4)',
    rows: [
      yes(
        'Exclusive',
        '排他网关',
        'gateway-exclusive gateway-exclusive-none',
        'a condition that gives neither true nor false parks the token',
      ),
      yes(
        'Parallel',
        '并行网关',
        'gateway-parallel gateway-mixed gateway-parallel-starved',
        'a join that can never be complete is named',
      ),
      yes(
        'Inclusive',
        '包容网关',
        'gateway-inclusive gateway-inclusive-loop gateway-inclusive-skips gateway-inclusive-boundary',
        'joined by token reachability',
      ),
      yes('Complex', '复杂网关', 'gateway-complex gateway-complex-flows', 'activation condition, reset'),
      no('Complex join without activation condition', '没有激活条件的复杂汇合', 'error/complex-without-condition'),
      yes('Event-based', '事件网关', 'gateway-event', 'exclusive, and instantiating (exclusive and parallel)'),
      no('Event-based gateway before something that is not an event', '后面不是事件的事件网关', 'error/event-gateway-to-task'),
      yes('Conditional and default flow on activities', '条件流与默认流', 'flow-conditional'),
      yes('Uncontrolled flow', '不经网关的分合', 'flow-uncontrolled flow-merge-uncontrolled flow-without-id'),
      yes('Conditions in FEEL and the part of JUEL with the same meaning', '条件表达式', 'gateway-exclusive condition-juel'),
      no(
        'Conditions in another language',
        '其他语言的条件',
        'error/condition-javascript error/condition-juel-call error/condition-unreadable error/condition-resource error/condition-xpath',
      ),
      yes('Cycles', '环路', 'gateway-inclusive-loop endless', 'one without a wait is parked after a bounded number of moves'),
      no(
        'Flow across a sub-process border, into a start, out of an end',
        '不合法的顺序流',
        'error/flow-crosses error/flow-outside error/flow-into-start error/flow-from-end error/missing-source error/default-of-another',
      ),
    ],
  },
  {
    title: 'Data (§10.4) and collaboration (§9)',
    rows: [
      yes('Data objects, references, properties', '数据对象与属性', 'data-mapping sub-process-locals'),
      yes('Data associations, transformation, assignment', '数据关联', 'data-mapping'),
      yes('Input and output mapping (camunda, zeebe)', '输入输出映射', 'data-mapping call-activity'),
      yes('Pools and message flows', '泳池与消息流', 'pools'),
      yes('Names and ids in any script', '任意文字的名称和编号', 'chinese-ids'),
      yes(
        'Data and variables whose names have spaces or signs',
        '名称里有空格或符号的数据',
        'names-with-spaces',
        'in every expression, longest name first, as in DMN',
      ),
      yes('Categories of elements inside a sub-process', '子流程里的分类', 'category-in-sub-process'),
      kept(
        'Lanes, artifacts, groups, annotations, data stores, correlation keys of conversations',
        '泳道、注释等',
        'kept and written back, without effect on execution',
      ),
      kept('Choreography, conversation', '编排、会话', 'kept and written back, named in the findings'),
      no('Choreography activities inside a process', '流程里的编排活动', 'error/choreography-task'),
    ],
  },
  {
    title: 'The file',
    rows: [
      no(
        'Not well-formed, truncated, not BPMN, no process',
        '损坏或不是 BPMN 的文件',
        'error/not-xml error/truncated error/mismatched error/not-bpmn error/no-process error/doubled-attribute',
      ),
      no('Document type, entities', '文档类型与实体', 'error/doctype error/entity'),
      no('Unbound prefix', '未声明的前缀', 'error/unbound-prefix error/unbound-prefix-attribute'),
      no('Duplicate or missing id', '重复或缺少的编号', 'error/duplicate-id error/duplicate-flow-id error/missing-id'),
      no(
        'Dangling reference',
        '悬空的引用',
        'error/dangling-target error/dangling-default error/dangling-attached error/dangling-message error/dangling-error',
      ),
      no(
        'Reference to an element of another kind',
        '指向别种元素的引用',
        'error/reference-kind error/reference-kind-error error/flow-to-lane',
      ),
      no(
        'Content that contradicts itself',
        '自相矛盾的内容',
        'error/timer-many error/link-flow-out',
        'also cancelActivity where the standard does not allow it, a loop beside a multi-instance; what can never be reached is a warning',
      ),
      no('An element that the standard does not know', '标准里没有的元素', 'error/unknown-element'),
      no('More than 8 MB, deeper than 200 levels', '过大或过深的文件', ''),
    ],
  },
]

const marks = { supported: 'supported', refused: 'refused by name', kept: 'kept' } as const

/** docs/conformance.md: `node engine/bpmn/conformance.ts > docs/conformance.md`. A test keeps it in step. */
export function conformance(): string {
  const all = chapters.flatMap((one) => one.rows)
  const count = (is: Row['is']) => all.filter((one) => one.is === is).length
  const cases = new Set(all.flatMap((one) => one.cases))
  const lines = [
    '<!-- SPDX-License-Identifier: Apache-2.0 -->',
    '<!-- Generated by engine/bpmn/conformance.ts; do not edit. -->',
    '',
    '# Conformance: BPMN 2.0',
    '',
    `What the engine does with each construct of the standard: ${count('supported')} supported, ${count('refused')} refused by element id, name and line, ${count('kept')} kept without effect. Nothing is ignored silently.`,
    `Each row is shown by table tests in \`engine/bpmn/cases/\` (${cases.size} files): a tiny process with its expected trace, or (\`error/\`) a file with its expected refusal.`,
    'Execution follows §13 of BPMN 2.0.2. FEEL and DMN are in [conformance-feel-dmn.md](conformance-feel-dmn.md).',
    '',
  ]
  for (const chapter of chapters) {
    lines.push(`## ${chapter.title}`, '', '| construct | 中文 | | shown by | note |', '| --- | --- | --- | --- | --- |')
    for (const row of chapter.rows)
      lines.push(`| ${row.construct} | ${row.zh} | ${marks[row.is]} | ${row.cases.join(', ')} | ${row.note ?? ''} |`)
    lines.push('')
  }
  return lines.join('\n')
}

if (import.meta.main) console.log(conformance().trimEnd())
