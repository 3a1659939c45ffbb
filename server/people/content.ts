// SPDX-License-Identifier: Apache-2.0
import { isCreditCode } from '../../engine/codes/index.ts'
import {
  among,
  at,
  type ContentKind,
  type Contents,
  type Draft,
  listKind,
  type Part,
  partsOf,
  type Rule,
} from '../packs/index.ts'
import type { DemoAccount, DemoOfficer, Department, Position, Region } from './content-schema.ts'
import * as schemas from './content-schema.ts'

declare module '../packs/index.ts' {
  interface Contents {
    /** by code */
    regions: Map<string, Region>
    /** by key: market, fire, market-yundong … */
    departments: Map<string, Department>
    positions: Map<string, Position>
    demoOfficers: DemoOfficer[]
    demoAccounts: DemoAccount[]
  }
}

export const regionContent: ContentKind<Part<Region>, 'regions'> = listKind({
  name: 'region',
  as: 'regions',
  place: /^city\/regions\.yaml$/,
  schema: schemas.region,
  once: { code: '区划代码' },
  gather: (regions) => new Map(regions.map((one) => [one.code, one])),
})

export const departmentContent: ContentKind<Part<Department>, 'departments'> = listKind({
  name: 'department',
  as: 'departments',
  place: /^city\/departments\.yaml$/,
  schema: schemas.department,
  once: { key: '部门', code: '部门信用代码', digits: '办件编号里的部门序号' },
  gather: (departments) => new Map(departments.map((one) => [one.key, one])),
})

export const positionContent: ContentKind<Part<Position>, 'positions'> = listKind({
  name: 'position',
  as: 'positions',
  place: /^city\/positions\.yaml$/,
  schema: schemas.position,
  once: { id: '岗位' },
  gather: (positions) => new Map(positions.map((one) => [one.id, one])),
})

export const officerContent: ContentKind<Part<DemoOfficer>, 'demoOfficers'> = listKind({
  name: 'officer',
  as: 'demoOfficers',
  place: /^demo\/officers\.yaml$/,
  schema: schemas.officer,
  once: { login: '登录名' },
  gather: (officers) => officers,
})

export const accountContent: ContentKind<Part<DemoAccount>, 'demoAccounts'> = listKind({
  name: 'account',
  as: 'demoAccounts',
  place: /^demo\/accounts\.yaml$/,
  schema: schemas.account,
  once: { login: '登录名' },
  gather: (accounts) => accounts,
})

/** Checks of names that everything in a city refers to: a region's code, a department's key, a position. */
export function cityNames(draft: Draft) {
  const values = <T, K extends keyof Contents>(kind: ContentKind<Part<T>, K>): T[] => partsOf(draft, kind).map((one) => one.value)
  return {
    region: among(
      draft.broken,
      values(regionContent).map((one) => one.code),
      { code: 'REGION_UNKNOWN', what: '区划', where: 'city/regions.yaml' },
    ),
    department: among(
      draft.broken,
      values(departmentContent).map((one) => one.key),
      { code: 'DEPARTMENT_UNKNOWN', what: '部门', where: 'city/departments.yaml' },
    ),
    position: among(
      draft.broken,
      values(positionContent).map((one) => one.id),
      { code: 'POSITION_UNKNOWN', what: '岗位', where: 'city/positions.yaml' },
    ),
  }
}

const placesExist: Rule = {
  name: '区划、部门、岗位互相指得到',
  because: '指不到的部门或区划，办件就派不出去。',
  codes: ['REGION_UNKNOWN', 'REGION_PARENT', 'DEPARTMENT_UNKNOWN', 'POSITION_UNKNOWN'],
  *check(draft) {
    const look = cityNames(draft)
    const regions = partsOf(draft, regionContent)
    for (const one of regions) {
      const { code, parent } = one.value
      yield* look.region(one, ['parent'], parent ?? undefined)
      const known = regions.some((each) => each.value.code === parent)
      if (parent && known && !code.startsWith(parent.endsWith('00') && parent.length === 6 ? parent.slice(0, 4) : parent))
        yield at(one, ['parent'], 'REGION_PARENT', `「${code}」不在「${parent}」之内：下级代码要以上级代码开头。`)
    }
    for (const one of partsOf(draft, departmentContent)) {
      yield* look.region(one, ['region'], one.value.region)
      yield* look.department(one, ['branchOf'], one.value.branchOf)
    }
    for (const one of partsOf(draft, positionContent))
      for (const other of one.value.never ?? []) yield* look.position(one, ['never'], other)
    for (const one of draft.packs) yield* look.region(one, ['region'], one.value.region)
  },
}

const creditCodesAreValid: Rule = {
  name: '部门信用代码正确',
  because: '实施编码、信用代码、证照类型代码要上报国家平台，错一位就对不上。',
  codes: ['CREDIT_CODE'],
  *check(draft) {
    for (const one of partsOf(draft, departmentContent))
      if (!isCreditCode(one.value.code))
        yield at(one, ['code'], 'CREDIT_CODE', `「${one.value.code}」的校验位不对：请核对这 18 位信用代码。`)
  },
}

const officersHoldWhatExists: Rule = {
  name: '工作人员的岗位真实，互斥的岗位不在一个人身上',
  because: '审计的人管着账号，就没有人能审他（等级保护的三权分立）。',
  codes: ['POSITION_UNKNOWN', 'DEPARTMENT_UNKNOWN', 'REGION_UNKNOWN', 'POSITIONS_EXCLUDE'],
  *check(draft) {
    const look = cityNames(draft)
    const positions = new Map(partsOf(draft, positionContent).map((one) => [one.value.id, one.value]))
    for (const one of partsOf(draft, officerContent)) {
      const held = new Set(one.value.positions.map((each) => each.position))
      for (const [n, each] of one.value.positions.entries()) {
        yield* look.position(one, ['positions', n], each.position)
        yield* look.department(one, ['positions', n], each.department)
        yield* look.region(one, ['positions', n], each.region)
        for (const other of positions.get(each.position)?.never ?? [])
          if (held.has(other))
            yield at(
              one,
              ['positions', n],
              'POSITIONS_EXCLUDE',
              `「${each.position}」和「${other}」不能由同一个人担任：请分给两个人。`,
            )
      }
    }
  },
}

export const peopleContent = [
  { ...regionContent, rules: [placesExist] },
  { ...departmentContent, rules: [creditCodesAreValid] },
  positionContent,
  { ...officerContent, rules: [officersHoldWhatExists] },
  accountContent,
]
