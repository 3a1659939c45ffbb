// SPDX-License-Identifier: Apache-2.0
import type { Writable } from 'node:stream'
import { check } from './check.ts'
import { exportPublished } from './export.ts'
import { makeItem } from './make-item.ts'
import { makeKind } from './make-kind.ts'

export type Streams = {
  stdout: Pick<Writable, 'write'>
  stderr: Pick<Writable, 'write'>
  env?: Record<string, string | undefined>
}

const usage = `chengshu pack check 文件夹… [--json] [--against 文件夹] [--in-city]
  读内容包（有 pack.yaml 的文件夹，或装着几个内容包的文件夹），说出每一处错误：文件、行号、要做什么。
  --json  每个发现一行 JSON
  --against 文件夹  和另一处的内容包（例如上一个发布）相比：没有了、改了类型的状态和字段，又没有写 former 的，逐处指出
  --in-city  按这座城市（DATABASE_URL 或本机数据）现有的办件查：启动时会拒绝的，现在就说
chengshu pack export 文件夹
  把“配置”里发布、正在使用的版本写回这些内容包的文件，便于存进版本库；再写一次不会有变化
chengshu pack new 内容包文件夹 事项id --name 名称 --department 部门key [--type 20]
  在内容包里起一个新事项：能通过检查的指南、表单、流程图和两个例子，状态是草稿。
  文件夹还不是内容包时，先写好 pack.yaml；部门、演示居民取自同一处的其他内容包。
chengshu pack new-kind 内容包文件夹 种类id --name 名称 --owner 部门key
  在内容包里起一类新的登记办件：能通过检查的 kind.yaml、表单、带图的流程和一个例子。写法见 docs/guides/make-a-system.md
退出码：0 没有错误，1 有错误，2 命令写错
`

/** The command `chengshu pack`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [command, ...rest] = args
  const names: string[] = []
  const flags = new Map<string, string>()
  for (let n = 0; n < rest.length; n++) {
    const one = rest[n] ?? ''
    if (one === '--json' || one === '--in-city') flags.set(one.slice(2), '')
    else if (one.startsWith('--')) flags.set(one.slice(2), rest[++n] ?? '')
    else names.push(one)
  }
  const only = (allowed: readonly string[]): boolean => [...flags.keys()].every((flag) => allowed.includes(flag))
  if (command === 'check' && names.length > 0 && only(['json', 'against', 'in-city'])) {
    const [against, inCity] = [flags.get('against'), flags.has('in-city')]
    return check(names, { asJson: flags.has('json'), against, inCity }, io)
  }
  const [folder, id] = names
  if (command === 'export' && folder && names.length === 1 && flags.size === 0) return exportPublished(folder, io)
  const [name, department] = [flags.get('name'), flags.get('department')]
  if (command === 'new' && folder && id && name && department && names.length === 2 && only(['name', 'department', 'type']))
    return makeItem({ folder, id, name, department, type: flags.get('type') ?? '20' }, io)
  const owner = flags.get('owner')
  if (command === 'new-kind' && folder && id && name && owner && names.length === 2 && only(['name', 'owner']))
    return makeKind({ folder, id, name, owner }, io)
  io.stderr.write(usage)
  return command === '--help' || command === 'help' ? 0 : 2
}
