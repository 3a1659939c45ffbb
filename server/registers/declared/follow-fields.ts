// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'
import type { Content } from '../../packs/index.ts'
import { followPlaces } from '../rows/follow-places.ts'
import type { DeclaredRegister } from './declared-register.ts'
import * as queries from './field-queries.ts'

/** The files of registers and the rows that the city has do not fit together: nothing was changed. */
export class RegistersUnfit extends Error {
  constructor(complaints: string[]) {
    super(`登记册的文件与已有的数据对不上，没有启用：\n${complaints.join('\n')}`)
    this.name = 'RegistersUnfit'
  }
}

/**
 * Keeps what each field is called and what type it has, and holds the files to it: with rows in the register a name changes only when
 * `former` says the old one, a type never (a new field takes the values over), and what goes is said in `removed`.
 * Throws RegistersUnfit.
 */
export async function followFields(tx: Tx, { registers }: Pick<Content, 'registers'>): Promise<void> {
  const kept = await queries.keptFields(tx)
  const filled = new Set(await queries.registersWithRows(tx, [...registers.keys()]))
  const complaints = kept.flatMap((field) => {
    const register = registers.get(field.register)
    return register && filled.has(register.id) ? complaintsOf(register, field) : []
  })
  if (complaints.length > 0) throw new RegistersUnfit(complaints)
  await followPlaces(tx, registers, kept)
  await queries.keepFields(tx, [...registers.values()].flatMap(fieldsOf))
}

function complaintsOf(register: DeclaredRegister, { field: id, name, type, removedOn }: queries.KeptField): string[] {
  const file = `registers/${register.id}.yaml`
  const field = register.byId.get(id)
  if (!field) {
    const isSaid = removedOn !== null || register.removed?.some((one) => one.id === id)
    return isSaid ? [] : [`${file}：字段 ${id}（${name}）不见了。要去掉它，请在 removed 里写上编号、名字和日期。`]
  }
  if (removedOn !== null) return [`${file}：编号 ${id} 属于已经去掉的字段 ${name}。请给新字段一个新的编号。`]
  if (field.type !== type)
    return [`${file}：字段 ${id}（${field.name}）的类型从 ${type} 变成了 ${field.type}。请用新的编号加一个字段，把值转过去。`]
  if (field.name !== name && !field.former?.includes(name))
    return [`${file}：字段 ${id} 从 ${name} 改名为 ${field.name}。请写上 former: [${name}]，引用旧名的地方才跟得上。`]
  return []
}

const fieldsOf = (register: DeclaredRegister): queries.KeptField[] => [
  ...register.fields.map(({ id, name, type }) => ({
    ...{ register: register.id, field: id, name, type, removedOn: null, isPlace: name === register.geometry },
  })),
  ...(register.removed ?? []).map(({ id, name, on }) => ({
    ...{ register: register.id, field: id, name, type: 'removed', removedOn: on, isPlace: false },
  })),
]
