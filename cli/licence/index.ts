// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { createVault } from '../../server/kernel/crypto/index.ts'
import { readConfig } from '../../server/kernel/index.ts'
import { checkDocument, type NamedKey, type Verdict } from '../../server/seals/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'> }

const usage = `chengshu licence keys [--rotate sm|ed25519|field]
  列出本机密钥环里的公钥；--rotate 换一把新密钥：新的用来签，旧的继续验（重启服务后生效）

chengshu licence verify 文件 [--keys 文件] [--json]
  离线核验一份电子证照或文书：不用数据库，不用网络。
  --keys  城市公布的公钥（从 /.well-known/chengshu-keys.json 下载）；没有它只能核对文件是否被改动
  --json  结果写成一行 JSON
  退出码：0 真实有效签发，1 核验未通过，2 命令写错或文件读不到，3 文件未被改动但没有核对签发方
  现在是否仍然有效（有没有被撤销），请扫文件上的二维码在线核验。
`

/** The command `chengshu licence`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  if (args[0] === 'keys') return showKeys(args.slice(1), io)
  const asked = read(args)
  if (asked === undefined) {
    io.stderr.write(usage)
    return args[0] === '--help' || args[0] === 'help' ? 0 : 2
  }
  let file: Buffer
  let keys: NamedKey[] | undefined
  try {
    file = readFileSync(asked.file)
    keys = asked.keys === undefined ? undefined : keysIn(readFileSync(asked.keys, 'utf8'))
  } catch (error) {
    io.stderr.write(`读不了文件：${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
  const verdict = checkDocument(file, keys)
  io.stdout.write(asked.json ? `${JSON.stringify(verdict)}\n` : report(verdict))
  return { genuine: 0, broken: 1, intact: 3 }[verdict.result]
}

async function showKeys(args: string[], io: Streams): Promise<number> {
  const [flag, kind] = args
  if (args.length > 0 && (flag !== '--rotate' || (kind !== 'sm' && kind !== 'ed25519' && kind !== 'field'))) {
    io.stderr.write(usage)
    return 2
  }
  const vault = createVault(readConfig(process.env))
  if (kind === 'sm' || kind === 'ed25519' || kind === 'field')
    io.stderr.write(`新密钥：${await vault.rotate(kind, new Date())}\n`)
  io.stdout.write(`${JSON.stringify({ keys: vault.publicKeys() }, null, 2)}\n`)
  return 0
}

function read(args: string[]): { file: string; keys?: string; json: boolean } | undefined {
  const [command, ...rest] = args
  const asked: { files: string[]; keys?: string; json: boolean } = { files: [], json: false }
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? ''
    if (word === '--json') asked.json = true
    else if (word === '--keys') {
      asked.keys = rest[++at]
      if (asked.keys === undefined) return undefined
    } else if (word.startsWith('--')) return undefined
    else asked.files.push(word)
  }
  const [file, ...more] = asked.files
  if (command !== 'verify' || file === undefined || more.length > 0) return undefined
  return { file, json: asked.json, ...(asked.keys === undefined ? {} : { keys: asked.keys }) }
}

function keysIn(text: string): NamedKey[] {
  const { keys } = JSON.parse(text) as { keys?: NamedKey[] }
  if (!Array.isArray(keys) || keys.some((key) => typeof key?.id !== 'string' || typeof key.value !== 'string'))
    throw new Error('公钥文件里没有 keys，请从 /.well-known/chengshu-keys.json 重新下载。')
  return keys
}

function report({ result, checks, statement }: Verdict): string {
  const lines = checks.map((check) => `${check.ok ? '✓' : '✗'} ${check.says}`)
  if (result !== 'broken' && statement !== undefined) {
    const [type, holder, issuer] = [statement.type, statement.holder, statement.issuer].map(
      (one) => (one ?? {}) as Record<string, unknown>,
    )
    const facts: [string, unknown][] = [
      ['名称', type?.name ?? statement.title],
      ['编号', statement.number],
      ['持证人', holder?.name],
      ['颁发', issuer?.name],
      ['有效期', statement.validFrom === undefined ? undefined : `${statement.validFrom} 至 ${statement.validTo ?? '长期'}`],
      ['签署时间', statement.signedAt],
      ['在线核验', statement.verifyUrl],
      ['说明', statement.simulated === true ? '模拟证照：来自虚构的演示城市' : undefined],
    ]
    lines.push(
      '',
      ...facts.filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => `${name}：${value}`),
    )
  }
  const ends = {
    genuine: '核验通过：文件真实，未被改动。',
    intact: '文件未被改动，但没有核对是谁签的：请加 --keys 指明城市公布的公钥。',
    broken: '核验未通过。',
  }
  return `${lines.join('\n')}\n\n${ends[result]}\n`
}
