// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '@chengshu/engine'
import type { ItemFile } from './schema.ts'

/** An item, or a bundle, which has no list of its own. */
type Named = Pick<ItemFile, 'name' | 'en' | 'conditions'> & {
  materials?: ItemFile['materials'] | object | undefined
  result?: ItemFile['result']
}

/** What an item or a bundle names in Chinese, and how it calls that in English; where it says both twice, the first stands. */
export function englishNames(value: Named, process: ProcessDefinition | undefined): Record<string, string> {
  const { name, en, materials, result, conditions = [] } = value
  const all: Record<string, string> = {}
  const put = (said: string, english: string | undefined) => {
    if (english && !Object.hasOwn(all, said)) all[said] = english
  }
  const putPlain = (said: string, english = '') => /\p{Script=Han}/u.test(english) || put(said, english)
  put(name, en?.name)
  for (const { id, name, acceptStandard = '', sources } of Array.isArray(materials) ? (materials as ItemFile['materials']) : []) {
    const said = en?.materials?.[id]
    put(name, said?.name)
    put(acceptStandard, said?.standard)
    put(sources.find((source) => source.commitment)?.commitment?.text ?? '', said?.commitment)
  }
  for (const { id, text, otherwise = '' } of conditions) {
    // what quotes the Chinese words of a form is told by the guide alone
    putPlain(text, en?.conditions?.[id])
    putPlain(otherwise, en?.otherwise?.[id])
  }
  if (result) put(result.name, en?.result)
  for (const { id, name } of process?.nodes ?? []) if (name) put(name, en?.steps?.[id])
  return all
}
