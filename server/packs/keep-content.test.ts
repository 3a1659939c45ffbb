// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../kernel/index.ts'
import { contentKinds } from '../rooms.ts'
import { loadContent } from './load-content.ts'
import { headOf, headsOf } from './on-use.ts'
import { goodPack, writePack } from './testing-pack.ts'

test('what a start has checked is there for the next one: every kind of the shipped city comes back as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-kept-'))
  const load = () => loadContent(contentKinds, join(projectRoot, 'packs'), folder)
  try {
    const first = await load()
    const again = await load()
    expect(again.fingerprint).toBe(first.fingerprint)
    for (const kind of contentKinds.filter((one) => !one.keep)) expect(again[kind.as], kind.name).toEqual(first[kind.as])
    expect([...headsOf(again.items)]).toEqual([...headsOf(first.items)])
    for (const { id } of headsOf(first.items)) expect(headOf(again.items, id)?.files, id).toEqual(headOf(first.items, id)?.files)
    expect(again.items.get('disability-allowance-gaoxin')).toMatchObject({
      hash: first.items.get('disability-allowance-gaoxin')?.hash,
      files: first.items.get('disability-allowance-gaoxin')?.files,
    })
    expect(again.bundles.get('open-restaurant')?.process).toEqual(first.bundles.get('open-restaurant')?.process)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a changed file is read again, and only the last content is kept; a mistake in it stops the start as ever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-kept-'))
  const pack = writePack(goodPack())
  const load = () => loadContent(contentKinds, pack.folder, folder)
  try {
    const first = await load()
    const item = join(pack.folder, 'items/library-card/item.yaml')
    const text = goodPack()['items/library-card/item.yaml'] ?? ''
    writeFileSync(item, text.replace('name: 办借书证', 'name: 领借书证'))
    const next = await load()
    expect(next.items.get('library-card')?.name).toBe('领借书证')
    expect(next.fingerprint).not.toBe(first.fingerprint)
    expect(readdirSync(folder)).toEqual([`content-${next.fingerprint}.v8`])
    writeFileSync(item, text.replace('department: culture', 'department: nobody'))
    await expect(load()).rejects.toThrow('DEPARTMENT_UNKNOWN')
  } finally {
    rmSync(folder, { recursive: true })
    pack.remove()
  }
})
