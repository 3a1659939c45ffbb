// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '@chengshu/engine'
import { accountContent, isSameUnit } from '../../accounts/index.ts'
import { at, type Draft, type PackFinding, partsOf, type Rule, sayNode } from '../../packs/index.ts'
import { constantOf, sourceOf } from './filled.ts'
import { type KindPart, kindsOf } from './parts.ts'

type Node = ProcessDefinition['nodes'][number]
type Type = {
  id: string
  owner: string
  kinds: readonly string[]
  controls: ReadonlySet<string>
  unit: Parameters<typeof isSameUnit>[0]['unit']
}

const STEPS = new Set(['account.post', 'account.hold', 'account.release', 'account.capture'])

const postingNodes = ({ process }: KindPart): Node[] =>
  (process?.definition.nodes ?? []).filter((node) => STEPS.has(node.work?.topic ?? ''))

const given = (node: Node, name: string): unknown => node.inputs?.find(({ target }) => target === name)?.source
const isGiven = (node: Node, name: string): boolean => given(node, name) !== undefined

const typesIn = (draft: Draft): Map<string, Type> =>
  new Map(
    partsOf(draft, accountContent).map(({ value: { id, owner, kinds = [], controls, unit } }) => [
      id,
      { id, owner, kinds, controls: new Set(controls.map((one) => one.id)), unit },
    ]),
  )

export const accountRules: readonly Rule[] = [
  {
    name: '记账的步骤写明从哪个账户到哪个账户，那个账户让这类办件记账',
    because: '账户写错、算出来的账户没有人核对过，一笔钱或积分就记到了别处；一个账户由哪些办件记账，由管账户的部门说了算。',
    codes: ['ACCOUNT_UNKNOWN', 'ACCOUNT_NOT_OF_KIND', 'ACCOUNTS_DIFFER', 'HOLD_UNKNOWN'],
    *check(draft) {
      const types = typesIn(draft)
      for (const part of kindsOf(draft)) {
        const holds = new Set(postingNodes(part).flatMap((node) => (node.work?.topic === 'account.hold' ? [node.id] : [])))
        for (const node of postingNodes(part)) {
          const sides: Type[] = []
          for (const side of ['from', 'to'])
            if (isGiven(node, side)) {
              const found = yield* sideIsKnown(draft, part, node, { side, types })
              if (found) sides.push(found)
            }
          const [from, to] = sides
          if (from && to && !isSameUnit(from, to))
            yield sayNode(
              part,
              node,
              'ACCOUNTS_DIFFER',
              `「${from.id}」和「${to.id}」的单位不一样：只能在同一个单位的账户之间记账。`,
            )
          if (isGiven(node, 'hold') && !holds.has(constantOf(given(node, 'hold')) ?? ''))
            yield sayNode(part, node, 'HOLD_UNKNOWN', '从哪一步的预留里取，请直接写那一步 account.hold 的 id（hold）。')
        }
      }
    },
  },
  {
    name: '记到谁的账户，办件里说得清',
    because: '没有户主的账，办的时候才停下来；别人的账户更不能凭一个算出来的名字去动。',
    codes: ['ACCOUNT_OWNER'],
    *check(draft) {
      const types = typesIn(draft)
      for (const part of kindsOf(draft))
        for (const node of postingNodes(part))
          for (const side of ['from', 'to']) {
            const [id = '', control] = (constantOf(given(node, side)) ?? '').split('.')
            const type = types.get(id)
            if (!type || control !== undefined) continue
            const why = whyNoOwner(part, type, isGiven(node, `${side}Owner`))
            if (why) yield sayNode(part, node, 'ACCOUNT_OWNER', `（${side}）「${id}」${why}`)
          }
    },
  },
  {
    name: '记账的数量是最小单位的整数，不够时怎么办写得对',
    because: '半分钱、半张券没有人付得出来；不够也接着往下走的流程，会把没有扣到的当成扣到了。',
    codes: ['AMOUNT_UNFIT', 'SHORT_UNKNOWN', 'SHORT_UNREAD'],
    *check(draft) {
      for (const part of kindsOf(draft))
        for (const node of postingNodes(part)) {
          const amount = /^\s*=?\s*"?(-?[\d.]+(?:e\d+)?)"?\s*$/i.exec(sourceOf(given(node, 'amount')))?.[1]
          if (amount !== undefined && (!Number.isSafeInteger(Number(amount)) || Number(amount) < 1))
            yield sayNode(part, node, 'AMOUNT_UNFIT', `数量「${amount}」应是 1 以上的整数：按最小单位写，钱写分。`)
          if (!isGiven(node, 'short')) continue
          const short = constantOf(given(node, 'short'))
          if (short !== 'refuse' && short !== 'branch')
            yield sayNode(part, node, 'SHORT_UNKNOWN', '不够时（short）写 refuse（不办）或 branch（走另一条路）。')
          const reads = JSON.stringify(part.process?.definition ?? {})
          if (short === 'branch' && !reads.includes(`${node.id}.short`) && !reads.includes(`${node.id}.posted`))
            yield sayNode(part, node, 'SHORT_UNREAD', `写了 branch，后面没有一条路看 ${node.id}.short：请加上不够时走的路。`)
        }
    },
  },
  {
    name: '账户让哪些办件记账，那些办件都有',
    because: '写错名字的办件记不了账，要到办的时候才知道。',
    codes: ['KIND_UNKNOWN'],
    *check(draft) {
      const kinds = new Set([...kindsOf(draft).map(({ matter }) => matter.value.id), ...draft.broken])
      for (const one of partsOf(draft, accountContent))
        for (const [n, id] of (one.value.kinds ?? []).entries())
          if (!kinds.has(id)) yield at(one, ['kinds', n], 'KIND_UNKNOWN', `没有「${id}」这类办件：请改正名字，或先写上它。`)
    },
  },
]

type Side = { side: string; types: ReadonlyMap<string, Type> }

function* sideIsKnown(draft: Draft, part: KindPart, node: Node, { side, types }: Side): Generator<PackFinding, Type | undefined> {
  const named = constantOf(given(node, side))
  const [id = '', control] = (named ?? '').split('.')
  const type = types.get(id)
  if (draft.broken.has(id)) return undefined
  if (!type || (control !== undefined && !type.controls.has(control))) {
    const known = [...types.keys()].join('、') || '（无）'
    yield sayNode(
      part,
      node,
      'ACCOUNT_UNKNOWN',
      `（${side}）没有「${named ?? '算出来的'}」这个账户：请直接写 accounts/ 里的编号，对方账户写 编号.名字；现有 ${known}。`,
    )
    return undefined
  }
  if (node.work?.topic === 'account.hold' && control !== undefined)
    yield sayNode(part, node, 'ACCOUNT_UNKNOWN', `「${named}」是对方账户，没有可以预留的：请写户主的账户。`)
  if (!type.kinds.includes(part.matter.value.id))
    yield sayNode(
      part,
      node,
      'ACCOUNT_NOT_OF_KIND',
      `「${id}」没有让这类办件记账：请在 accounts/${id}.yaml 的 kinds 里写上 ${part.matter.value.id}。`,
    )
  return type
}

/** Why a case of this kind has no account of the type; undefined where it has. */
function whyNoOwner({ matter }: KindPart, { owner }: Type, isNamed: boolean): string | undefined {
  const { opens, about } = matter.value
  if (owner === 'city' || owner === 'department') return undefined
  if (owner === 'person' || owner === 'firm') {
    if (isNamed) return '是个人或企业的账户，只能由本人、本企业自己的办件来记：请去掉写的户主。'
    return opens.portal || opens.kiosk || opens.counter
      ? undefined
      : '记在申请人的账户上，这类办件没有申请人：请写 opens.portal 等。'
  }
  if (isNamed || about?.register === owner) return undefined
  return `是登记册「${owner}」的行的账户：请写户主（Owner），或让这类办件关于（about）这本登记册。`
}
