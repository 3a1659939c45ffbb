// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openYaml, problemsOf } from './yaml-text.ts'

const text = `# SPDX-License-Identifier: Apache-2.0
id: x
name: 食品经营许可 # 名称
limits:
  promised: 5 工作日
materials:
  - id: a
    sources:
      - { licence: id-card, holder: applicant }
      - { upload: { accept: [pdf, jpg], maxMB: 10 } }
  - id: b
`

test('a change touches its own line: comments, flow style and everything else stay as they were written', () => {
  const changed = openYaml(text).put(['limits', 'promised'], '4 工作日')
  expect(changed).toBe(text.replace('5 工作日', '4 工作日'))
  expect(openYaml(changed).put(['materials', 0, 'sources', 1, 'upload', 'maxMB'], 5)).toBe(
    changed.replace('maxMB: 10', 'maxMB: 5'),
  )
  const list = ['materials', 0, 'sources', 1, 'upload', 'accept']
  expect(openYaml(text).put(list, ['pdf', 'png'])).toBe(text.replace('[pdf, jpg]', '[pdf, png]'))
})

test('every item of the city goes through unchanged but for what is put', () => {
  const items = new URL('../../../packs/yunzhou/items/', import.meta.url)
  for (const id of readdirSync(items))
    for (const name of ['item.yaml', 'form.yaml']) {
      // an implementation of a basic item says only what is different there
      if (!existsSync(new URL(`${id}/${name}`, items))) continue
      const file = readFileSync(new URL(`${id}/${name}`, items), 'utf8')
      const yaml = openYaml(file)
      const place = name === 'item.yaml' ? ['summary'] : ['schema', 'type']
      const before = openYaml(yaml.put(place, yaml.value(place)))
      expect(before.value([])).toEqual(yaml.value([]))
      expect(yaml.put(place, yaml.value(place))).toBe(file)
    }
})

test('entries are added, moved and taken away; an emptied list goes with its last entry', () => {
  const yaml = openYaml(text)
  const ids = (after: string) => (openYaml(after).value(['materials']) as { id: string }[] | undefined)?.map((one) => one.id)
  expect(ids(yaml.append(['materials'], { id: 'c' }))).toEqual(['a', 'b', 'c'])
  expect(ids(yaml.move(['materials'], 0, 1))).toEqual(['b', 'a'])
  const one = yaml.drop(['materials', 0])
  expect(ids(one)).toEqual(['b'])
  expect(ids(openYaml(one).drop(['materials', 0]))).toBeUndefined()
  expect(openYaml(yaml.append(['faq'], { question: '?', answer: '!' })).value(['faq'])).toEqual([{ question: '?', answer: '!' }])
  expect(openYaml(yaml.put(['name'], '')).value(['name'])).toBeUndefined()
})

test('a finding stands at the field of its line', () => {
  const yaml = openYaml(text)
  expect(yaml.placeOf(3)).toEqual(['name'])
  expect(yaml.placeOf(5)).toEqual(['limits', 'promised'])
  expect(yaml.placeOf(7)).toEqual(['materials', 0, 'id'])
  expect(yaml.placeOf(9).slice(0, 4)).toEqual(['materials', 0, 'sources', 0])
  const found = { file: 'item.yaml', place: '', line: 5, level: 'error' as const, code: 'X', message: '请改短', element: null }
  expect([...problemsOf(yaml, [found]).keys()]).toEqual(['limits\u0000promised'])
})

test('a text that cannot be read is said to be so, and is not touched', () => {
  const broken = openYaml('a: [1\nb: {')
  expect(broken.isReadable).toBe(false)
  expect(broken.value(['a'])).toBeUndefined()
  expect(broken.placeOf(1)).toEqual([])
})
