// SPDX-License-Identifier: Apache-2.0
type Io = { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream }
type Group = { run(args: string[], io: Io): Promise<number> }

/** Each group of commands is a folder, loaded when it is asked for: `chengshu feel` needs no database. */
const groups: Record<string, { what: string; load: () => Promise<Group> }> = {
  pack: { what: 'check DIR · new · new-kind：检查、起草内容包', load: () => import('./pack/index.ts') },
  process: {
    what: 'draw · run · roundtrip · check · migrate：画出、运行、还原、检查 BPMN 流程，迁移办件',
    load: () => import('./process/index.ts'),
  },
  dmn: { what: 'run：逐行运行决策（NDJSON）', load: () => import('./dmn/index.ts') },
  feel: { what: 'eval：逐行计算表达式（NDJSON）', load: () => import('./feel/index.ts') },
  worktime: { what: 'due：算出到期时间和算法', load: () => import('./worktime/index.ts') },
  ledger: { what: 'verify · reanchor：核对审计记录，恢复备份后接续', load: () => import('./ledger/index.ts') },
  licence: { what: 'verify FILE：离线核对证照文件', load: () => import('./licence/index.ts') },
  secret: { what: 'payment · courier：与支付服务、快递共用的签名密钥', load: () => import('./secret/index.ts') },
  backup: { what: '做备份、list、check、prune：备份自带的数据库、文件和密钥', load: () => import('./backup/index.ts') },
  restore: { what: '从备份恢复到最后一笔或某一时刻', load: () => import('./restore/index.ts') },
  keys: { what: 'status · rotate：主密钥、数据密钥的状态与更换', load: () => import('./keys/index.ts') },
  people: { what: 'first-officers：一座真实城市的头三位管理员', load: () => import('./people/index.ts') },
}

/** The command line `chengshu GROUP COMMAND …`. Gives the exit code; 2 when the words are wrong. */
export async function main(args: string[]): Promise<number> {
  const [name = '', ...rest] = args
  const group = Object.hasOwn(groups, name) ? groups[name] : undefined
  if (group) return (await group.load()).run(rest, process)
  const lines = Object.entries(groups).map(([word, { what }]) => `  chengshu ${word.padEnd(10)}${what}`)
  const asked = name === '' || name === 'help' || name === '--help'
  process[asked ? 'stdout' : 'stderr'].write(`${asked ? '' : `没有命令 ${name}。\n`}chengshu 城枢命令行\n${lines.join('\n')}\n`)
  return name === '' || asked ? 0 : 2
}
