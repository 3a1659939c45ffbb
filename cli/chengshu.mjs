#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// chengshu: the command line. It needs Node 24; called with an older one, it goes on with the one that npm brought.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const own = fileURLToPath(
    new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
  )
  if (!existsSync(own)) {
    console.error('chengshu 需要 Node 24：请先在项目文件夹运行 npm start 或 npm ci。')
    process.exit(2)
  }
  process.exit(spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
}
