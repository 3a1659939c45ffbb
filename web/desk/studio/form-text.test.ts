// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addField, dropField, moveField, readForm, setRequired } from './form-text.ts'
import { openYaml } from './yaml-text.ts'

const text = readFileSync(new URL('../../../packs/yunzhou/items/shop-sign/form.yaml', import.meta.url), 'utf8')
const form = () => openYaml(text)
const after = (changed: string) => readForm(openYaml(changed))

test('a field is asked for or not, moved within its group, and the rest of the file stays as it was written', () => {
  const [id = ''] = readForm(form()).required
  const without = setRequired(form(), id, false)
  expect(after(without).required).toEqual(readForm(form()).required.slice(1))
  expect(without.split('\n').length).toBe(text.split('\n').length)
  const [group] = readForm(form()).groups
  const moved = after(moveField(form(), 0, 0, 1)).groups[0]
  expect(moved?.fields).toEqual([group?.fields[1], group?.fields[0], ...(group?.fields.slice(2) ?? [])])
})

test('a new field has a name of its own, a group, and what its kind needs; one that is taken away leaves nothing behind', () => {
  const one = addField(form(), 0, 'choice', '门头朝向')
  const two = addField(openYaml(one), 0, 'text', '备注')
  expect(after(two).properties.field1).toEqual({ type: 'string', title: '门头朝向', enum: ['选项一', '选项二'] })
  expect(after(two).groups[0]?.fields.slice(-2)).toEqual(['field1', 'field2'])
  const gone = dropField(openYaml(dropField(openYaml(two), 'field2')), 'field1')
  expect(openYaml(gone).value([])).toEqual(form().value([]))
  const [first = ''] = Object.keys(readForm(form()).properties)
  expect(dropField(form(), first)).not.toContain(`${first}:`)
})
