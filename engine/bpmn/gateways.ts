// SPDX-License-Identifier: Apache-2.0
import type { FlowSpec, NodeSpec } from './definition.ts'
import { reachOf } from './plan.ts'
import type { Run } from './run.ts'
import type { Token, Variables } from './state.ts'

/** Flows to take, or why none can be chosen. */
type Choice = number[] | { code: string; message: string }

const noFlow = (node: NodeSpec): Choice => ({
  code: 'NO_MATCHING_FLOW',
  message: `「${node.name ?? node.id}」没有一条出线的条件成立，也没有默认流。请更正数据后重试，或由有权人员选定出线。`,
})

/** The first flow whose condition holds, else the default, else the first without a condition (BPMN 2.0 §13.4.2). */
function chooseOne(run: Run, node: NodeSpec, context: Variables): Choice {
  let plain = -1
  for (const place of node.outgoing) {
    if (place === node.default) continue
    const { when } = run.plan.flows[place] as FlowSpec
    if (when === null) {
      if (plain === -1) plain = place
      continue
    }
    const verdict = run.test(when, context)
    if (verdict === true) return [place]
    if (verdict !== false) return { code: 'CONDITION_FAILED', message: `条件算不出结果：${verdict}` }
  }
  if (node.default !== null) return [node.default]
  return plain === -1 ? noFlow(node) : [plain]
}

/** Every flow whose condition holds or that has none; the default only when no other is taken (§13.4.3, §13.3.1). */
function chooseMany(run: Run, node: NodeSpec, context: Variables): Choice {
  const taken: number[] = []
  for (const place of node.outgoing) {
    if (place === node.default) continue
    const { when } = run.plan.flows[place] as FlowSpec
    const verdict = when === null ? true : run.test(when, context)
    if (verdict === true) taken.push(place)
    else if (verdict !== false) return { code: 'CONDITION_FAILED', message: `条件算不出结果：${verdict}` }
  }
  if (taken.length) return taken
  return node.default === null ? noFlow(node) : [node.default]
}

/** Out over the outgoing flows; a token with nowhere to go ends here. When nothing can be chosen the token is parked, never lost. */
export function leave(run: Run, node: NodeSpec, token: Token) {
  const { outgoing } = node
  const scope = token.p
  if (outgoing.length === 0) {
    run.touched.add(scope)
    return
  }
  const first = outgoing[0] as number
  if (outgoing.length === 1 && run.plan.flows[first]?.when === null) {
    run.send(first, scope)
    return
  }
  let chosen: Choice
  if (node.type === 'parallelGateway') chosen = outgoing
  else if (node.type === 'exclusiveGateway') chosen = chooseOne(run, node, run.context(scope))
  else chosen = chooseMany(run, node, run.context(scope))
  if (Array.isArray(chosen)) for (const place of chosen) run.send(place, scope)
  else
    run.park(
      node,
      { i: token.i, e: node.id, p: scope, s: 'p', t: run.world.now },
      { at: 'leave', code: chosen.code, message: chosen.message },
    )
  if (run.scopeNode(scope).adHoc) run.touched.add(scope)
}

function pass(run: Run, node: NodeSpec, scope: number) {
  run.happened(node, 'entered')
  go(run, node, scope)
}
/** A gateway completes when its flows are chosen; a gateway that cannot choose has not completed. */
export function go(run: Run, node: NodeSpec, scope: number) {
  const before = run.effects.length
  leave(run, node, run.make(node, scope))
  if (run.effects.length === before) run.happened(node, 'completed')
}

export function enterGateway(run: Run, node: NodeSpec, scope: number, flow: number) {
  if (node.type === 'eventBasedGateway') return enterEventGateway(run, node, scope)
  if (node.type === 'exclusiveGateway' || node.incoming.length < 2 || flow < 0) return pass(run, node, scope)
  const token = run.make(node, scope)
  token.s = 'j'
  token.f = run.plan.flows[flow]?.id
  if (node.type === 'parallelGateway') {
    const waiting = atJoin(run, node, scope)
    const flows = new Set(waiting.map((one) => one.f))
    flows.add(token.f)
    if (flows.size === node.incoming.length) {
      takeOneEach(
        run,
        waiting.filter((one) => one.f !== token.f),
      )
      return pass(run, node, scope)
    }
    token.g = [0]
    run.keep(token)
    run.happened(node, 'waiting')
    return
  }
  run.keep(token)
}

const atJoin = (run: Run, node: NodeSpec, scope: number) =>
  run.tokens.filter((one) => one.s === 'j' && one.p === scope && one.e === node.id)

/** Uses up one token of each incoming flow, the oldest first. */
function takeOneEach(run: Run, waiting: Token[]) {
  const taken = new Set<string | undefined>()
  for (const token of waiting)
    if (!taken.has(token.f)) {
      taken.add(token.f)
      run.drop(token)
    }
}

/**
 * Inclusive and complex joins look at the whole diagram, so they are tried when nothing else can move: first all that
 * can be, in the order of their first token.
 */
export function tryJoins(run: Run): boolean {
  const tried = new Set<string>()
  for (const token of run.tokens) {
    if (token.s !== 'j') continue
    const node = run.node(token)
    if (node.type !== 'inclusiveGateway' && node.type !== 'complexGateway') continue
    const key = `${token.p} ${token.e}`
    if (tried.has(key)) continue
    tried.add(key)
    if (node.type === 'inclusiveGateway' ? inclusiveReady(run, node, token.p) : complexReady(run, node, token.p)) return true
  }
  if (run.memory) for (const key of Object.keys(run.memory)) if (resetComplex(run, key)) return true
  for (const token of run.tokens) {
    if (token.s === 'j' && !token.g) {
      token.g = [0]
      run.happened(run.node(token), 'waiting')
    }
  }
  return false
}

/** BPMN 2.0 §13.4.3: no token elsewhere can still reach an empty incoming flow, unless it can reach a full one too. */
function stillComing(run: Run, node: NodeSpec, scope: number, full: Set<string | undefined>): boolean {
  const place = run.plan.places.get(node.id) ?? 0
  const reach = reachOf(run.plan, place)
  for (const token of run.live(scope)) {
    if (token.e === node.id) continue
    const at = run.plan.places.get(token.e) ?? 0
    let toEmpty = false
    let toFull = false
    for (const [n, flow] of node.incoming.entries())
      if (reach[n]?.has(at)) {
        if (full.has(run.plan.flows[flow]?.id)) toFull = true
        else toEmpty = true
      }
    if (toEmpty && !toFull) return true
  }
  return false
}

function inclusiveReady(run: Run, node: NodeSpec, scope: number): boolean {
  const waiting = atJoin(run, node, scope)
  const full = new Set(waiting.map((one) => one.f))
  if (full.size < node.incoming.length && stillComing(run, node, scope, full)) return false
  takeOneEach(run, waiting)
  pass(run, node, scope)
  return true
}

const memoryKey = (node: NodeSpec, scope: number) => `${scope} ${node.id}`

/** Complex gateway (§13.4.5): the activation condition starts it; the flows that come later only reset it. */
function complexReady(run: Run, node: NodeSpec, scope: number): boolean {
  if (run.memory && Object.hasOwn(run.memory, memoryKey(node, scope))) return false
  const waiting = atJoin(run, node, scope)
  const flows = new Set(waiting.map((one) => one.f))
  const seen: Variables = { activationCount: waiting.length, numberOfArrivedFlows: flows.size }
  for (const place of node.incoming) {
    const id = run.plan.flows[place]?.id ?? ''
    seen[id] = waiting.filter((one) => one.f === id).length
  }
  const verdict = run.test(node.activation ?? 'true', run.context(scope, seen))
  if (verdict === false) return false
  if (verdict !== true) {
    const token = waiting[0] as Token
    run.park(node, token, { at: 'join', code: 'CONDITION_FAILED', message: `激活条件算不出结果：${verdict}` })
    return true
  }
  takeOneEach(run, waiting)
  if (flows.size < node.incoming.length) run.memory = { ...run.memory, [memoryKey(node, scope)]: [...flows].map(String) }
  pass(run, node, scope)
  return true
}

/** After it has fired, a complex gateway swallows what still comes over the other flows, until nothing more can. */
function resetComplex(run: Run, key: string): boolean {
  const gap = key.indexOf(' ')
  const scope = Number(key.slice(0, gap))
  const node = run.plan.nodes[run.plan.places.get(key.slice(gap + 1)) ?? 0] as NodeSpec
  const arrived = new Set<string | undefined>(run.memory?.[key])
  const late = atJoin(run, node, scope).filter((one) => !arrived.has(one.f))
  for (const token of late) {
    run.drop(token)
    arrived.add(token.f)
  }
  const done = arrived.size >= node.incoming.length || !stillComing(run, node, scope, arrived)
  if (!done && !late.length) return false
  const memory = { ...run.memory }
  if (done) delete memory[key]
  else memory[key] = [...arrived].map(String)
  run.memory = memory
  run.touched.add(scope)
  return true
}

/** The token stays at the gateway; what follows it is armed, and the first to happen takes the token. */
function enterEventGateway(run: Run, node: NodeSpec, scope: number) {
  run.happened(node, 'entered')
  const token = run.make(node, scope)
  run.keep(token)
  run.happened(node, 'waiting')
  armBranches(run, node, token)
}
function armBranches(run: Run, node: NodeSpec, token: Token) {
  for (const place of node.outgoing) {
    const target = run.plan.nodes[run.plan.flows[place]?.to ?? 0] as NodeSpec
    const branch = run.make(target, token.p)
    branch.s = 'b'
    branch.h = token.i
    run.keep(branch)
    run.rules.listen(run, target, branch)
    if (!run.tokens.includes(token)) return
  }
}
