// SPDX-License-Identifier: Apache-2.0
import { childOf, childrenOf, type Element, textOf } from './xml.ts'

/** Boxed expressions (DMN 1.5, chapter 10.2). */
export const kinds =
  'literalExpression decisionTable context invocation list relation functionDefinition conditional filter for some every'.split(
    ' ',
  )

const expression = kinds.join(' ')
const holders = new Set(
  'decision encapsulatedLogic functionDefinition contextEntry binding invocation if then else in match return satisfies'.split(
    ' ',
  ),
)
/** What may stand in what decides something (DMN15.xsd); every element may also have a description and extensions. */
const content: Record<string, string> = {
  decision: `question allowedAnswers variable informationRequirement knowledgeRequirement authorityRequirement supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess usingTask ${expression}`,
  businessKnowledgeModel: 'variable encapsulatedLogic knowledgeRequirement authorityRequirement',
  decisionService: 'variable outputDecision encapsulatedDecision inputDecision inputData',
  inputData: 'variable',
  encapsulatedLogic: `formalParameter ${expression}`,
  functionDefinition: `formalParameter ${expression}`,
  decisionTable: 'input output annotation rule',
  input: 'inputExpression inputValues',
  output: 'outputValues defaultOutputEntry',
  rule: 'inputEntry outputEntry annotationEntry',
  context: 'contextEntry',
  contextEntry: `variable ${expression}`,
  invocation: `binding ${expression}`,
  binding: `parameter ${expression}`,
  list: expression,
  relation: 'column row',
  row: expression,
  conditional: 'if then else',
  filter: 'in match',
  for: 'in return',
  some: 'in satisfies',
  every: 'in satisfies',
  informationRequirement: 'requiredInput requiredDecision',
  knowledgeRequirement: 'requiredKnowledge',
  itemDefinition: 'typeRef allowedValues typeConstraint itemComponent functionItem',
  itemComponent: 'typeRef allowedValues typeConstraint itemComponent functionItem',
  ...Object.fromEntries('if then else in match return satisfies'.split(' ').map((name) => [name, expression])),
  ...Object.fromEntries(
    'inputExpression inputEntry outputEntry inputValues outputValues defaultOutputEntry literalExpression allowedValues typeConstraint'
      .split(' ')
      .map((name) => [name, 'text']),
  ),
}
const once = new Set(
  'variable text typeRef encapsulatedLogic inputExpression inputValues outputValues defaultOutputEntry parameter allowedValues typeConstraint functionItem if then else in match return satisfies requiredInput requiredDecision requiredKnowledge'.split(
    ' ',
  ),
)
const allowed = new Map(Object.entries(content).map(([name, children]) => [name, new Set(children.split(' '))]))

/** Tells of everything below an element that the standard does not know there, that is missing, or that is said twice. */
export function checkStructure(element: Element, tell: (code: string, element: Element, message: string) => void): void {
  const children = element.children.filter((child) => child.space === element.space)
  const known = allowed.get(element.name)
  if (!known) return
  const seen = new Set<string>()
  for (const child of children) {
    if (child.name === 'description' || child.name === 'extensionElements') continue
    if (child.name === 'importedValues')
      tell('DMN_IMPORTED_VALUES', child, '引用了外部的值（importedValues），不予支持，请写成 FEEL。')
    else if (!known.has(child.name))
      tell('DMN_ELEMENT_UNKNOWN', child, `<${element.name}> 里不应有 <${child.name}>，请检查元素的名字和位置。`)
    else if (once.has(child.name) && seen.has(child.name))
      tell('DMN_ELEMENT_TWICE', child, `<${element.name}> 里的 <${child.name}> 只能写一个，请删去多余的。`)
    seen.add(child.name)
    checkStructure(child, tell)
  }
  if (holders.has(element.name)) {
    const expressions = children.filter((child) => kinds.includes(child.name))
    const second = expressions[1]
    if (second) tell('DMN_EXPRESSION_MANY', second, `<${element.name}> 里有 ${expressions.length} 个表达式，只能有一个。`)
    if (expressions.length === 0 && element.name === 'contextEntry')
      tell('DMN_EXPRESSION_MISSING', element, '上下文的这一项没有表达式，请补上。')
    if (expressions.length === 0 && element.name === 'invocation')
      tell('DMN_EXPRESSION_MISSING', element, '调用没有写调用哪个函数，请补上。')
  }
  checkNames(element, tell)
}

/** Names that must differ among brothers, because a later one would silently take the place of an earlier one. */
function checkNames(element: Element, tell: (code: string, element: Element, message: string) => void): void {
  const named = (one: Element) => {
    const holder =
      one.name === 'contextEntry' ? childOf(one, 'variable') : one.name === 'binding' ? childOf(one, 'parameter') : one
    return holder?.attributes.name
  }
  for (const kind of ['contextEntry', 'formalParameter', 'binding', 'column', 'output', 'itemComponent']) {
    const brothers = childrenOf(element, kind)
    const seen = new Set<string>()
    for (const one of brothers) {
      const name = named(one)
      if (name !== undefined && seen.has(name))
        tell('DMN_NAME_TWICE', one, `「${name}」写了两次，后一个会顶掉前一个，请改名或删去。`)
      if (!name && (kind === 'formalParameter' || kind === 'binding' || kind === 'column'))
        tell('DMN_NAME_MISSING', one, `<${kind}> 没有名字，请补上。`)
      if (!name && kind === 'output' && brothers.length > 1)
        tell('DMN_NAME_MISSING', one, '决策表有几个输出列，每一列都要有名字。')
      if (name !== undefined) seen.add(name)
    }
  }
  const asks = (cell: Element | undefined) => cell !== undefined && !['', '-'].includes(textOf(cell, 'text').trim())
  if (element.name !== 'decisionTable') return
  for (const [i, input] of childrenOf(element, 'input').entries()) {
    const source = childOf(input, 'inputExpression')
    if (source && textOf(source, 'text').trim() !== '') continue
    if (childrenOf(element, 'rule').some((rule) => asks(childrenOf(rule, 'inputEntry')[i])))
      tell('DMN_INPUT_EMPTY', input, `决策表第 ${i + 1} 列没有写对什么取值（inputExpression），它的条件无从判断。`)
  }
}
