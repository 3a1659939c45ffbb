// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from './testing-process.ts'

test('a start that is refused says why and leaves no database running', { timeout: 120_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'chengshu-refused-'))
  try {
    const pack = join(data, 'broken-pack')
    mkdirSync(pack)
    writeFileSync(join(pack, 'pack.yaml'), 'id: [')
    await expect(startServer({ DATA_DIR: data, PACKS: pack })).rejects.toThrow(/pack\.yaml/)
    const left = readdirSync(join(data, 'postgres'), { recursive: true, encoding: 'utf8' })
    expect(left.filter((name) => name.endsWith('PG_VERSION'))).not.toEqual([])
    expect(left.filter((name) => name.endsWith('postmaster.pid'))).toEqual([])
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
