// SPDX-License-Identifier: Apache-2.0
import type { Writable } from 'node:stream'
import { readConfig } from '../../server/kernel/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'>; env?: Record<string, string | undefined> }

const usage = `chengshu secret payment | courier
  说出与支付服务或快递共用的签名密钥（HMAC-SM3 的键，按原文使用）。每方一个，互不相同，也推不出本城的 SECRET。
  退出码：0 已说出，2 命令写错
`

/** The command `chengshu secret`: what an operator hands to one partner, and nothing that opens anything else. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [partner, ...rest] = args
  if ((partner !== 'payment' && partner !== 'courier') || rest.length > 0) {
    io.stderr.write(usage)
    return partner === '--help' || partner === 'help' ? 0 : 2
  }
  io.stdout.write(`${readConfig({ ...(io.env ?? process.env) }).partnerSecrets[partner]}\n`)
  return 0
}
