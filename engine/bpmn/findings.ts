// SPDX-License-Identifier: Apache-2.0
import type { Finding } from './definition.ts'

type Words = { zh: string; en: string; level?: Finding['level'] }

/** Every code that reading a process file can give, with what it says and what to do. {x} is filled in. */
export const findingWords = {
  XML_TOO_LARGE: {
    zh: '文件太大（{size} 个字符，最多 {limit}）。请拆成几个流程文件。',
    en: 'The file is too large ({size} characters, at most {limit}). Split it.',
  },
  XML_TOO_DEEP: { zh: '元素嵌套超过 {limit} 层。请检查文件是否损坏。', en: 'Elements are nested deeper than {limit}.' },
  XML_DOCTYPE: {
    zh: '文件含有 DOCTYPE 或实体声明，出于安全不予读取。请删去后重新导出。',
    en: 'The file declares a document type or entities, which is not read for safety. Remove it.',
  },
  XML_ENTITY: { zh: '实体「{entity}」未知。请改写为普通字符。', en: 'Unknown entity {entity}.' },
  XML_UNBOUND_PREFIX: {
    zh: '标签「{tag}」用了未声明的前缀「{prefix}」。请在根元素上用 xmlns:{prefix} 声明。',
    en: 'Tag {tag} uses the unbound prefix {prefix}. Declare xmlns:{prefix}.',
  },
  XML_DOUBLE_ATTRIBUTE: {
    zh: '标签「{tag}」的属性「{attribute}」写了两次。请删去一个。',
    en: 'Attribute {attribute} of {tag} is written twice.',
  },
  XML_UNCLOSED: { zh: '标签「{tag}」没有正确结束。请检查文件是否完整。', en: 'Tag {tag} is not closed.' },
  XML_MALFORMED: { zh: '此处不是合法的 XML：「{near}」。请检查文件是否完整。', en: 'Not well-formed XML near: {near}' },
  NOT_BPMN: {
    zh: '这不是 BPMN 2.0 文件：根元素是「{root}」。请选择 BPMN 文件。',
    en: 'Not a BPMN 2.0 file: the root element is {root}.',
  },
  NO_PROCESS: { zh: '文件里没有流程。请画出至少一个流程。', en: 'The file contains no process.' },
  EMPTY_PROCESS: { zh: '流程里没有任何元素，无法运行。', en: 'The process has no elements and cannot run.', level: 'warning' },
  ID_MISSING: { zh: '这个 {type} 没有 id。请补上。', en: 'This {type} has no id.' },
  ID_DOUBLE: {
    zh: 'id「{id}」用了两次（另一处在第 {other} 行）。请改掉一个。',
    en: 'The id {id} is used twice (also on line {other}).',
  },
  REFERENCE_MISSING: { zh: '{what} 指向的「{id}」不存在。请改正或删去。', en: '{what} refers to {id}, which does not exist.' },
  REFERENCE_KIND: {
    zh: '{what} 指向的「{id}」是 {found}，这里应是 {wanted}。请改正。',
    en: '{what} refers to {id}, which is a {found}; a {wantedEn} is wanted here.',
  },
  REFERENCE_ABSENT: { zh: '缺少 {what}。请补上。', en: '{what} is missing.' },
  NOT_SUPPORTED: { zh: '不支持「{what}」。{hint}', en: 'Not supported: {what}. {hintEn}' },
  ELEMENT_UNKNOWN: { zh: '「{what}」不是 BPMN 2.0 在此处的元素。请检查拼写。', en: '{what} is not a BPMN 2.0 element here.' },
  EXPRESSION: {
    zh: '表达式读不懂：{reason}（第 {column} 个字符）：{source}',
    en: 'The expression cannot be read: {reason} (character {column}): {source}',
  },
  LANGUAGE: {
    zh: '表达式语言「{language}」不支持，请用 FEEL。',
    en: 'The expression language {language} is not supported; use FEEL.',
  },
  SCRIPT_FORMAT: { zh: '脚本格式「{format}」不支持，请用 feel。', en: 'The script format {format} is not supported; use feel.' },
  SCRIPT_EMPTY: { zh: '脚本任务没有脚本。请写上 FEEL 表达式。', en: 'The script task has no script.' },
  TIMER: {
    zh: '时间「{text}」读不懂。请写 ISO 8601（如 PT1H、2026-01-01T09:00:00+08:00、R3/PT10M）、「5 工作日」这样的时限或 FEEL 表达式。',
    en: 'The time {text} cannot be read: write ISO 8601, a limit such as 5 工作日, or FEEL.',
  },
  TIMER_EMPTY: { zh: '定时事件没有写时间。请补上。', en: 'The timer has no time.' },
  FLOW_CROSSES: {
    zh: '顺序流跨越了子流程的边界。请改用事件或移动元素。',
    en: 'The sequence flow crosses the border of a sub-process.',
  },
  FLOW_OUTSIDE: {
    zh: '顺序流的两端都在「{scope}」里，它却写在外面。请把它移进去。',
    en: 'Both ends of the sequence flow lie in {scope}, but it is written outside. Move it inside.',
  },
  FLOW_PROCESS: {
    zh: '顺序流的 {what}「{id}」在另一个流程里。流程之间请用消息流。',
    en: '{what} {id} lies in another process. Use a message flow between processes.',
  },
  FLOW_DEFAULT: {
    zh: 'default 指向的顺序流「{id}」不是从这里出发的，它从「{from}」出发。请改正。',
    en: 'default names the flow {id}, which leaves {from}, not this element.',
  },
  TIMER_MANY: {
    zh: '一个定时只能写一种时间，这里写了 {count} 个（{what}）。请只留一个。',
    en: 'A timer has one time; here are {count} ({what}).',
  },
  LOOP_BOTH: {
    zh: '同一个活动既写了标准循环又写了多实例，或写了几个。请只留一个。',
    en: 'One activity has both a standard loop and a multi-instance, or several of them.',
  },
  INTERRUPT_ALWAYS: {
    zh: '「{trigger}」事件总是中断的，不能写 {what}="false"。请删去。',
    en: 'A {trigger} event always interrupts: {what}="false" is not allowed.',
  },
  LINK_DOUBLE: {
    zh: '同一层有几个名为「{link}」的连接捕获事件，不知道去哪一个。请只留一个。',
    en: 'Several catching link events on this level are named {link}.',
  },
  GATEWAY_NO_WAY: { zh: '网关没有出线，走到这里就没有去处。请接上出线。', en: 'The gateway has no way out.', level: 'warning' },
  GATEWAY_DIRECTION: {
    zh: '网关写的方向是 {direction}，连线却不是这样（入 {in}，出 {out}）。请改正方向或连线。',
    en: 'The gateway says {direction}, but has {in} incoming and {out} outgoing flows.',
    level: 'warning',
  },
  HANDLER_FLOW: {
    zh: '补偿处理不走顺序流，这里的连线不会被使用。请删去。',
    en: 'A compensation handler takes no part in sequence flows: those here are never used.',
    level: 'warning',
  },
  LANE_NODE: {
    zh: '泳道里写的「{id}」{why}。请改正或删去。',
    en: 'The lane names {id}, which is not a flow node of this process, or is in two lanes.',
    level: 'warning',
  },
  FLOW_NOT_HERE: { zh: '顺序流不能{where}。请改正连线。', en: 'A sequence flow may not {whereEn}.' },
  BOUNDARY_HOST: {
    zh: '边界事件所附的「{id}」不是活动。请附到任务或子流程上。',
    en: 'The boundary event is attached to {id}, which is not an activity.',
  },
  EVENT_NOT_HERE: { zh: '{type}上不能用「{trigger}」。请换一种事件。', en: 'A {type} cannot have {trigger}.' },
  EVENT_SUB_PROCESS_START: {
    zh: '事件子流程必须正好有一个带触发条件的开始事件。',
    en: 'An event sub-process needs exactly one start event with a trigger.',
  },
  SUB_PROCESS_START: {
    zh: '子流程的开始事件不能带触发条件（要带触发条件请用事件子流程）。',
    en: 'The start event of a sub-process may not have a trigger.',
  },
  START_MANY: {
    zh: '有 {count} 个普通开始事件，运行时只用第一个。',
    en: 'There are {count} none start events; only the first one is used.',
    level: 'warning',
  },
  EVENT_GATEWAY: {
    zh: '事件网关之后只能接捕获事件或接收任务，「{id}」不是。',
    en: 'Only catching events may follow an event-based gateway; {id} is not one.',
  },
  COMPLEX_CONDITION: {
    zh: '汇合的复杂网关没有激活条件。请写 activationCondition。',
    en: 'A converging complex gateway needs an activation condition.',
  },
  LINK_TARGET: { zh: '连接事件「{link}」在同一层没有对应的捕获事件。', en: 'No catching link event named {link} on this level.' },
  CANCEL_OUTSIDE: { zh: '取消事件只能用在事务子流程里或附在它上面。', en: 'A cancel event belongs inside or on a transaction.' },
  COMPENSATION_TARGET: { zh: '补偿事件指向的「{id}」没有补偿处理。', en: 'The activity {id} has no compensation handler.' },
  FLOW_CONDITION: {
    zh: '网关「{gateway}」的这条出线没有条件，也不是默认流；其他条件都不成立时才会走它。',
    en: 'This flow of gateway {gateway} has no condition and is not the default; it is taken when no other is.',
    level: 'warning',
  },
  UNREACHABLE: { zh: '从开始事件走不到这里。请接上连线或删去。', en: 'No path from a start leads here.', level: 'warning' },
  ENDLESS: {
    zh: '这里有一个没有等待、没有出口的环路，运行到上限会被挂起。',
    en: 'A cycle without a wait or an exit: it will be parked at the limit of moves.',
    level: 'warning',
  },
  LOOP_EMPTY: {
    zh: '多实例既没有集合也没有数量。请写其中之一。',
    en: 'The multi-instance activity has neither a collection nor a cardinality.',
  },
  CALL_EMPTY: { zh: '调用活动没有写调用哪个流程。请补上 calledElement。', en: 'The call activity does not say what it calls.' },
  DECISION_EMPTY: {
    zh: '业务规则任务没有写决策。它会像服务任务一样等待外部完成。',
    en: 'The business rule task names no decision; it waits like a service task.',
    level: 'warning',
  },
  EXTENSION_IGNORED: {
    zh: '扩展「{what}」在这里没有含义，保留但不执行。',
    en: 'The extension {what} has no meaning here: kept, not executed.',
    level: 'note',
  },
  CONDITION_IGNORED: { zh: '这里的条件不会被使用。', en: 'A condition here is never used.', level: 'warning' },
  NOT_EXECUTABLE: {
    zh: '流程标为不可执行（isExecutable=false）。',
    en: 'The process is marked as not executable.',
    level: 'note',
  },
  NOT_RUNNABLE: {
    zh: '这个流程标为不可执行，并且缺少执行所需的内容：可以保存和查看，不能运行。',
    en: 'The process is marked as not executable and lacks what running needs: it can be kept and shown, not run.',
    level: 'warning',
  },
  ROOT_IGNORED: { zh: '「{what}」只保留，不执行。', en: '{what} is kept, not executed.', level: 'note' },
} as const satisfies Record<string, Words>

export type FindingCode = keyof typeof findingWords

const fill = (sentence: string, facts: Record<string, string>) =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => (Object.hasOwn(facts, key) ? String(facts[key]) : ''))

/** One finding, in both languages, at its place. */
export function finding(
  code: FindingCode,
  place: { element?: string | null; name?: string | null; line?: number | null },
  facts: Record<string, string> = {},
): Finding {
  const words: Words = findingWords[code]
  const label = place.name ? `「${place.name}」` : place.element ? `「${place.element}」` : ''
  return {
    level: words.level ?? 'error',
    code,
    element: place.element ?? null,
    name: place.name ?? null,
    line: place.line ?? null,
    message: `${label ? `${label}：` : ''}${fill(words.zh, facts)}`,
    messageEn: fill(words.en, facts),
  }
}
