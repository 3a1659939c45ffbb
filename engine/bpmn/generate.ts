// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'

/** Processes for property tests: blocks that are sound by construction, so every one of them must end. */
export type Block =
  | { kind: 'task' | 'user' | 'service' | 'script' | 'timer' }
  | { kind: 'sequence' | 'parallel' | 'inclusive' | 'exclusive'; blocks: Block[] }
  | { kind: 'scope'; block: Block }
  | { kind: 'loop'; block: Block; times: number }
  | { kind: 'many'; sequential: boolean; times: number }

const leaf: fc.Arbitrary<Block> = fc
  .constantFrom<Block['kind']>('task', 'user', 'service', 'script', 'timer')
  .map((kind) => ({ kind }) as Block)
const many: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('many' as const),
  sequential: fc.boolean(),
  times: fc.integer({ min: 0, max: 3 }),
})

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block' },
    leaf,
    many,
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'inclusive' as const, 'exclusive' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('scope' as const), block: tie('block') }),
    fc.record({ kind: fc.constant('loop' as const), block: tie('block'), times: fc.integer({ min: 1, max: 2 }) }),
  ),
})).block

/** Writes a block as a BPMN file. Inclusive branches are taken when their bit of `mask` is set, exclusive ones by `pick`. */
export function writeProcess(block: Block): string {
  let count = 0
  const next = (prefix: string) => `${prefix}${++count}`
  const flow = (from: string, to: string, when?: string) =>
    `<sequenceFlow id="${next('f')}" sourceRef="${from}" targetRef="${to}">${when ? `<conditionExpression>${when}</conditionExpression>` : ''}</sequenceFlow>`
  const task = (name: string, inner = '', attributes = '') => {
    const id = next(name[0] ?? 't')
    return { first: id, last: id, xml: `<${name} id="${id}"${attributes}>${inner}</${name}>` }
  }
  type Part = { first: string; last: string; xml: string }
  const fork = (type: string, parts: Part[], conditions: (string | undefined)[]): Part => {
    const [open, close] = [next('g'), next('g')]
    const flows = parts.map((part, n) => `${flow(open, part.first, conditions[n])}${flow(part.last, close)}`).join('')
    return {
      first: open,
      last: close,
      xml: `<${type} id="${open}" /><${type} id="${close}" />${parts.map((part) => part.xml).join('')}${flows}`,
    }
  }
  const write = (one: Block): Part => {
    switch (one.kind) {
      case 'task':
        return task('task')
      case 'user':
        return task('userTask')
      case 'service':
        return task('serviceTask')
      case 'script':
        return task('scriptTask', '<script>{ done: true }</script>', ' scriptFormat="feel"')
      case 'timer':
        return task('intermediateCatchEvent', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>')
      case 'many':
        return task(
          'userTask',
          `<multiInstanceLoopCharacteristics isSequential="${one.sequential}"><loopCardinality>${one.times}</loopCardinality></multiInstanceLoopCharacteristics>`,
        )
      case 'sequence': {
        const parts = one.blocks.map(write)
        const xml = parts.map((part, n) => `${part.xml}${n ? flow(parts[n - 1]?.last ?? '', part.first) : ''}`).join('')
        return { first: parts[0]?.first ?? '', last: parts.at(-1)?.last ?? '', xml }
      }
      case 'parallel':
        return fork('parallelGateway', one.blocks.map(write), [])
      case 'inclusive':
        return fork(
          'inclusiveGateway',
          one.blocks.map(write),
          one.blocks.map((_, n) =>
            n ? `mask[${n + 1}]` : `mask[1] or not(${one.blocks.map((__, m) => `mask[${m + 1}]`).join(' or ')})`,
          ),
        )
      case 'exclusive':
        return fork(
          'exclusiveGateway',
          one.blocks.map(write),
          one.blocks.map((_, n) => (n === one.blocks.length - 1 ? 'true' : `pick = ${n}`)),
        )
      case 'scope': {
        const inner = write(one.block)
        const [start, end, id] = [next('s'), next('e'), next('w')]
        return {
          first: id,
          last: id,
          xml: `<subProcess id="${id}"><startEvent id="${start}" />${inner.xml}<endEvent id="${end}" />${flow(start, inner.first)}${flow(inner.last, end)}</subProcess>`,
        }
      }
      case 'loop': {
        const inner = write(one.block)
        const [start, id] = [next('s'), next('w')]
        return {
          first: id,
          last: id,
          xml: `<subProcess id="${id}"><standardLoopCharacteristics loopMaximum="${one.times}" /><startEvent id="${start}" />${inner.xml}${flow(start, inner.first)}</subProcess>`,
        }
      }
    }
  }
  const body = write(block)
  const xml = `<startEvent id="s" />${body.xml}<endEvent id="e" />${flow('s', body.first)}${flow(body.last, 'e')}`
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" isExecutable="true">${xml}</process></definitions>`
}

const kinds = [
  'task',
  'userTask',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'scriptTask',
  'boundary',
  'endEvent',
  'terminate',
  'throw',
] as const

/** Any graph at all: most of these are badly drawn, and none of them may hang, throw or lose a token without a word. */
export const scribbles: fc.Arbitrary<string> = fc
  .record({
    nodes: fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 9 }),
    edges: fc.array(
      fc.record({ from: fc.nat(20), to: fc.nat(20), when: fc.constantFrom('', '', 'true', 'false', 'missing > 1') }),
      { minLength: 2, maxLength: 16 },
    ),
    inScope: fc.boolean(),
  })
  .map(({ nodes, edges, inScope }) => {
    const xml: string[] = []
    const sources: string[] = []
    const targets: string[] = []
    for (const [n, kind] of nodes.entries()) {
      const id = `n${n}`
      if (kind === 'boundary') {
        xml.push(
          `<userTask id="${id}" /><boundaryEvent id="b${n}" attachedToRef="${id}" cancelActivity="${n % 2 === 0}"><messageEventDefinition messageRef="m" /></boundaryEvent>`,
        )
        sources.push(`b${n}`)
      } else if (kind === 'scriptTask')
        xml.push(`<scriptTask id="${id}" scriptFormat="feel"><script>{ seen: ${n} }</script></scriptTask>`)
      else if (kind === 'terminate') xml.push(`<endEvent id="${id}"><terminateEventDefinition /></endEvent>`)
      else if (kind === 'throw')
        xml.push(`<intermediateThrowEvent id="${id}"><signalEventDefinition signalRef="g" /></intermediateThrowEvent>`)
      else xml.push(`<${kind} id="${id}" />`)
      if (kind !== 'endEvent' && kind !== 'terminate') sources.push(id)
      targets.push(id)
    }
    const flows = edges.map(({ from, to, when }, n) => {
      const condition = when ? `<conditionExpression>${when.replace('>', '&gt;')}</conditionExpression>` : ''
      return `<sequenceFlow id="f${n}" sourceRef="${sources.length ? sources[from % sources.length] : 's'}" targetRef="${targets[to % targets.length]}">${condition}</sequenceFlow>`
    })
    const body = `<startEvent id="s" /><sequenceFlow id="first" sourceRef="s" targetRef="n0" />${xml.join('')}${flows.join('')}`
    const inner = inScope
      ? `<startEvent id="os" /><sequenceFlow id="of" sourceRef="os" targetRef="w" /><subProcess id="w">${body}</subProcess>`
      : body
    return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><message id="m" name="m" /><signal id="g" name="g" /><process id="p" isExecutable="true">${inner}</process></definitions>`
  })
