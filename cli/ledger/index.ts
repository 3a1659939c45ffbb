// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { type Database, openDatabase } from '../../server/database-open.ts'
import { createVault } from '../../server/kernel/crypto/index.ts'
import { type Config, createMetrics, isDatabaseAway, readConfig, silentLog, wallClock } from '../../server/kernel/index.ts'
import { openHand, reanchor, type Verdict, verify, witnessOf } from '../../server/ledger/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'>; env?: Record<string, string | undefined> }

const usage = `chengshu ledger verify [--json] [--witness=FILE]
  从头到尾核对审计记录：每一条的内容、次序、链接，每个检查点的签名和先后，以及数据库之外的见证文件（DATA_DIR/witness）。
  --witness=FILE  用另一处的见证文件核对（例如第二处的副本）
chengshu ledger reanchor --reason=事由 [--json]
  恢复了较早的备份、或见证文件丢失之后：宣布审计记录从数据库现在的位置接着记。事由写进账里和见证里，旧的见证保留。
  账本身必须完好；先停下服务，先想清楚为什么会少。
  数据库由 DATABASE_URL 指定；不指定就用 DATA_DIR 下自带的数据库。
  --json  用一行 JSON 回答
  退出码：0 完好，1 发现第一处改动、缺失或错位，2 命令写错或数据库连不上
`

/** The command `chengshu ledger`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [command, ...flags] = args
  const value = (name: string) => flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3)
  const known = command === 'verify' ? '--witness=' : '--reason='
  const reason = value('reason')?.trim() ?? ''
  const isSaid = command === 'verify' || (command === 'reanchor' && reason.length >= 4 && reason.length <= 500)
  if (!isSaid || flags.some((flag) => flag !== '--json' && !flag.startsWith(known))) {
    io.stderr.write(usage)
    return command === '--help' || command === 'help' ? 0 : 2
  }
  const config = readConfig({ ...(io.env ?? process.env) })
  if (!existsSync(join(config.dataDir, 'keys'))) {
    io.stderr.write(`${config.dataDir} 下没有 keys 文件夹：签名要用这座城市自己的钥匙核对。请把 DATA_DIR 指向它的数据文件夹。\n`)
    return 2
  }
  const database = await openDatabase(config, (line) => io.stderr.write(`${line}\n`))
  try {
    const began = performance.now()
    const verdict = await (command === 'verify'
      ? verified(config, database, value('witness'))
      : reanchored(config, database, reason))
    if (flags.includes('--json')) io.stdout.write(`${JSON.stringify(verdict)}\n`)
    else io.stdout.write(inWords(verdict, (performance.now() - began) / 1000))
    return verdict.ok ? 0 : 1
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    io.stderr.write('数据库连不上。请检查 DATABASE_URL，或先启动服务。\n')
    return 2
  } finally {
    await database.close()
  }
}

function verified(config: Config, { sql, url }: Database, other: string | undefined): Promise<Verdict> {
  const place = witnessOf({ ...config, databaseUrl: url })
  return verify(sql, createVault(config), other === undefined ? place : { file: resolve(other), copy: undefined })
}

function reanchored(config: Config, { sql, url }: Database, reason: string): Promise<Verdict> {
  const vault = createVault(config)
  openHand(sql, vault)
  const city = { sql, vault, clock: wallClock, config: { ...config, databaseUrl: url }, log: silentLog, metrics: createMetrics() }
  return reanchor(city, reason)
}

const COPIES = {
  none: '未设第二处副本',
  same: '第二处副本一致',
  away: '第二处副本暂时读写不到',
  differs: '第二处副本与见证不一致！',
}

function inWords(verdict: Verdict, seconds: number): string {
  if (!verdict.ok)
    return `审计记录有问题：第 ${verdict.seq} 条——${verdict.reason}。\n请保全现场，从备份核对这一条及之后的记录；怎么办见运维手册“审计记录报警”。\n`
  const whole = `审计记录完好：共 ${verdict.entries} 条，链头 ${verdict.head.slice(0, 16)}…（${seconds.toFixed(1)} 秒）；${COPIES[verdict.copy]}\n`
  const breaks = verdict.breaks.map(
    ({ at, reason, size, from }) =>
      `  宣布过的断点：${at}，见证到第 ${from?.size ?? '?'} 条，从第 ${size} 条接着记，事由：${reason}\n`,
  )
  return whole + breaks.join('')
}
