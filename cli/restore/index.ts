// SPDX-License-Identifier: Apache-2.0
import { join, resolve } from 'node:path'
import { putBackOutside, type Restored, restoreCity } from '../../server/backup/index.ts'
import { createVault } from '../../server/kernel/crypto/index.ts'
import { type Config, connect, databaseAtRest, Refusal, readConfig } from '../../server/kernel/index.ts'
import { type Verdict, verify, witnessOf } from '../../server/ledger/index.ts'
import { answering, type Streams } from '../backup/index.ts'

const usage = `chengshu restore [--from 文件夹] [--backup 名称] [--at 时刻]
  先停止服务。默认恢复最近一份备份和此后的全部日志；--at 2026-11-30T09:15:00+08:00 恢复到那一刻为止。
  现有的数据库文件夹在读完备份之前不动，之后改名留存，不会删除。
  最后报告用时（RTO）、恢复到哪一笔、与见证相比少了什么（RPO），并从头核对审计记录。
  外部数据库（DATABASE_URL）先用 pgBackRest 恢复；这里只放回上传的文件和密钥，并核对审计记录。
  --json  用一行 JSON 回答
  退出码：0 已恢复且审计记录完好，1 没有恢复，或审计记录与见证不符（说明原因），2 命令写错
`

type Asked = { from: string | undefined; name: string | undefined; at: Date | undefined; isJson: boolean }
type Answer = Partial<Restored> & { ledger: Verdict }

/** The command `chengshu restore`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const asked = read(args)
  if (asked === undefined) {
    io.stderr.write(usage)
    return args[0] === '--help' || args[0] === 'help' ? 0 : 2
  }
  let whole = false
  const code = await answering(io, async () => {
    const config = readConfig({ ...(io.env ?? process.env) })
    const backupDir = asked.from === undefined ? config.backupDir : resolve(asked.from)
    if (backupDir === '') throw new Refusal('BACKUP_NOWHERE')
    const say = (line: string) => io.stderr.write(`  ${line}\n`)
    const answer = config.databaseUrl ? await outside(config, backupDir) : await embedded(config, backupDir, asked, say)
    whole = answer.ledger.ok
    io.stdout.write(asked.isJson ? `${JSON.stringify(answer)}\n` : inWords(answer))
  })
  return code === 0 && !whole ? 1 : code
}

function read(args: string[]): Asked | undefined {
  const asked: Asked = { from: undefined, name: undefined, at: undefined, isJson: false }
  for (let at = 0; at < args.length; at++) {
    const [word, value] = [args[at], args[at + 1]]
    if (word === '--json') {
      asked.isJson = true
      continue
    }
    if (value === undefined) return undefined
    if (word === '--from') asked.from = value
    else if (word === '--backup') asked.name = value
    else if (word === '--at' && isInstant(value)) asked.at = new Date(value)
    else return undefined
    at++
  }
  return asked
}

/** With its offset: an instant that is meant in another zone would bring back another hour. */
const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))

async function embedded(config: Config, backupDir: string, asked: Asked, say: (line: string) => void): Promise<Answer> {
  const atRest = await databaseAtRest(join(config.dataDir, 'postgres'), config.postgresBin, say)
  const { found, ...restored } = await restoreCity(
    backupDir,
    { ...(asked.name ? { name: asked.name } : {}), ...(asked.at ? { at: asked.at } : {}) },
    { ...atRest, dataDir: config.dataDir },
    (url) => examine(config, url),
    say,
  )
  return { ...restored, ledger: found }
}

async function outside(config: Config, backupDir: string): Promise<Answer> {
  await putBackOutside(backupDir, config.dataDir)
  return { ledger: await examine(config, config.databaseUrl) }
}

async function examine(config: Config, url: string): Promise<Verdict> {
  const sql = connect({ url, max: 2 })
  try {
    return await verify(sql, createVault(config), witnessOf({ ...config, databaseUrl: url }))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function inWords({ backup, lastCommitAt, salvaged, setAside, seconds, ledger }: Answer): string {
  const lines =
    backup === undefined ? ['上传的文件和密钥已放回'] : [`已从备份 ${backup} 恢复，用时 ${seconds?.toFixed(1)} 秒（RTO）`]
  if (lastCommitAt) lines.push(`恢复到最后一笔提交：${lastCommitAt.toISOString()}`)
  if (salvaged) lines.push(`其中 ${salvaged} 段日志只在原来的数据库文件夹里有`)
  if (setAside) lines.push(`原来的数据库留存在 ${setAside}`)
  if (ledger.ok) lines.push(`审计记录完好，共 ${ledger.entries} 条；与见证相比没有缺少（RPO 0）`)
  else
    lines.push(
      `审计记录与见证不符：第 ${ledger.seq} 条——${ledger.reason}`,
      '如果这是有意恢复到较早的时刻：启动之后用 chengshu ledger reanchor --reason=事由 宣布，账会从这里接着记。',
    )
  return `${lines.join('\n')}\n`
}
