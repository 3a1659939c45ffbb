// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { projectRoot } from '../kernel/index.ts'
import { type Content, loadContent } from '../packs/index.ts'
import { contentKinds } from '../rooms.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { compileRegister, type DeclaredRegister } from './declared/declared-register.ts'
import type { RegisterFile } from './declared/schema.ts'

export const departments = { data: '11990100MB0A10398C', market: '11990100MB0A103474', police: '11990100MB0A101605' }

const base = {
  about: '测试',
  owner: 'data',
  basis: '测试',
  keep: '长期',
  writes: 'owner' as const,
  sources: [{ id: 'filing', name: '填报', department: 'data' }],
}

/** Manholes: a key, a code, a number, a graded field that is unique, a place, a department whose row it is. */
const manholes: RegisterFile = {
  ...base,
  id: 'manhole',
  name: '窨井台账',
  keys: ['code'],
  title: 'name',
  department: 'unit',
  region: 'region',
  geometry: 'place',
  reads: 'department',
  purposes: [{ id: 'safety', name: '安全检查', positions: ['steward'] }],
  fields: [
    { id: '01', name: 'code', title: '编号', type: 'text', required: true, index: true },
    { id: '02', name: 'name', title: '名称', type: 'text', required: true, search: true, index: true },
    { id: '03', name: 'unit', title: '权属单位', type: 'department', required: true, index: true },
    { id: '04', name: 'region', title: '区划', type: 'region', index: true },
    { id: '05', name: 'level', title: '等级', type: 'code', of: 'exercise-levels', index: true },
    { id: '06', name: 'depth', title: '深度', type: 'number', decimals: 2, min: 0, max: 50, index: true },
    { id: '07', name: 'checkedOn', title: '检查日期', type: 'day', index: true, former: ['checkDate'] },
    { id: '08', name: 'keeperNumber', title: '管护人身份号码', type: 'id-card', grade: 4, personal: true, unique: true },
    { id: '09', name: 'keeperMobile', title: '管护人电话', type: 'mobile', grade: 3, personal: true, index: true },
    { id: '11', name: 'place', title: '位置', type: 'point' },
    { id: '12', name: 'home', title: '管护人住处', type: 'point', grade: 3, personal: true },
    { id: '10', name: 'tag', title: '标签号', type: 'text', unique: true },
  ],
}

const roads: RegisterFile = {
  ...base,
  id: 'road',
  name: '道路',
  keys: ['code'],
  reads: 'everyone',
  geometry: 'course',
  fields: [
    { id: '01', name: 'code', title: '编号', type: 'text', required: true },
    { id: '02', name: 'course', title: '走向', type: 'line' },
  ],
}

/** A manhole lies in at most one road at a time. */
const manholeRoads: RegisterFile = {
  ...base,
  id: 'manhole-road',
  name: '窨井所在道路',
  reads: 'everyone',
  link: { from: 'manhole', to: 'road', valid: true, exclusive: 'from' },
  fields: [{ id: '01', name: 'note', title: '说明', type: 'text' }],
}

/** Grids that lie side by side. */
const grids: RegisterFile = {
  ...base,
  id: 'grid',
  name: '网格',
  keys: ['code'],
  geometry: 'area',
  reads: 'everyone',
  fields: [
    { id: '01', name: 'code', title: '编号', type: 'text', required: true },
    { id: '02', name: 'area', title: '范围', type: 'polygon' },
  ],
}

export const testRegisters = new Map<string, DeclaredRegister>(
  [manholes, roads, manholeRoads, grids].map((file) => [file.id, compileRegister(file, departments.data, '990100')]),
)

let content: Promise<Content> | undefined

async function contentWithRegisters(): Promise<Content> {
  const read = await loadContent(contentKinds, join(projectRoot, 'packs'))
  return { ...read, registers: new Map([...read.registers, ...testRegisters]) }
}

/** A city with registers of its own beside those of its packs. */
export async function cityWithRegisters(env: Record<string, string> = {}): Promise<TestCity> {
  content ??= contentWithRegisters()
  return testCity({ content: await content, env })
}

export const keeper = '990102198803160010'
export const manhole = (code: string, more: Record<string, string | number | null> = {}) => ({
  ...{ code, name: `${code}号雨水井`, unit: 'market', region: '990102', level: '3', depth: 2.5 },
  ...more,
})
