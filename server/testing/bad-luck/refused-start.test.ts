// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from './process.ts'

test('a start that is refused says why and leaves no database running', { timeout: 120_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'chengshu-refused-'))
  // open to the database's own user; otherwise the cluster would lie elsewhere
  chmodSync(data, 0o755)
  try {
    const pack = join(data, 'broken-pack')
    mkdirSync(pack)
    writeFileSync(join(pack, 'pack.yaml'), 'id: [')
    await expect(startServer({ DATA_DIR: data, PACKS: pack })).rejects.toThrow(/starting the database[\s\S]*pack\.yaml/)
    expect(existsSync(join(data, 'postgres/cluster/PG_VERSION'))).toBe(true)
    expect(existsSync(join(data, 'postgres/cluster/postmaster.pid'))).toBe(false)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
