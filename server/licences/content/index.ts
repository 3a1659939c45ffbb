// SPDX-License-Identifier: Apache-2.0
import {
  among,
  at,
  type ContentKind,
  cellsOf,
  type Draft,
  filesOf,
  hashFiles,
  inside,
  isObject,
  type PackFile,
  type Part,
  partsOf,
  type Rule,
  readPart,
  readTable,
  sayRow,
  type Table,
  type TablePart,
  twice,
  type VersionFiles,
} from '../../packs/index.ts'
import { cityNames, departmentContent, regionContent } from '../../people/index.ts'
import { type LicenceFile, licenceFile } from './schema.ts'

export type LicenceType = LicenceFile & { kind: 'licence'; hash: string; files: VersionFiles }
type LicencePart = Part<LicenceFile> & { files: readonly PackFile[] }

export type HeldLicence = {
  type: string
  holderKind: 'person' | 'firm'
  holder: string
  number: string
  issuedOn: string
  validTo: string | null
  fields: Record<string, unknown>
}

declare module '../../packs/index.ts' {
  interface Contents {
    licenceTypes: Map<string, LicenceType>
    /** what people and firms of the demo city hold already */
    demoLicences: HeldLicence[]
  }
}

const FOLDER = 'licences'

function compile(part: LicencePart): LicenceType {
  const files = filesOf(FOLDER, part.files)
  return { kind: 'licence', ...part.value, hash: hashFiles(files), files }
}

export const licenceContent: ContentKind<LicencePart, 'licenceTypes'> = {
  name: 'licence',
  as: 'licenceTypes',
  place: /^licences\/[^/]+\.yaml$/,
  read({ path, files }, { findings, broken }) {
    const part = files[0] ? readPart<LicenceFile>(files[0], licenceFile, findings) : null
    if (!part) broken.add(path.slice(`${FOLDER}/`.length, -'.yaml'.length))
    return part ? [{ ...part, files }] : []
  },
  gather: (parts) => new Map(parts.map((part) => [part.value.id, compile(part)])),
  versions: { unitOf: (id) => `${FOLDER}/${id}.yaml`, isWhole: () => true, compile },
  onlyOnce: [
    { at: 'id', called: '证照类型', of: (part) => ({ part, value: part.value.id }) },
    { at: 'typeCode', called: '证照类型代码', of: (part) => ({ part, value: part.value.typeCode }) },
  ],
}

const heldTable: Table = {
  title: '已有证照',
  columns: {
    type: { kind: 'text', required: true },
    holderKind: { kind: 'text', required: true },
    holder: { kind: 'text', required: true },
    number: { kind: 'text', required: true },
    issuedOn: { kind: 'day', required: true },
    validTo: { kind: 'day' },
    fields: { kind: 'json', required: true },
  },
}

export const heldContent: ContentKind<TablePart, 'demoLicences'> = {
  name: 'demo-licence',
  as: 'demoLicences',
  place: /^demo\/licences\.csv$/,
  read: readTable,
  gather: (parts) => parts.flatMap(({ rows }) => rows.map(({ cells }) => heldOf(cells))),
}

function heldOf(cells: Record<string, string>): HeldLicence {
  const { type = '', holderKind, holder = '', number = '', issuedOn = '', validTo, fields } = cells
  return {
    type,
    holderKind: holderKind === 'firm' ? 'firm' : 'person',
    holder,
    number,
    issuedOn,
    validTo: validTo || null,
    fields: JSON.parse(fields || '{}') as Record<string, unknown>,
  }
}

/** Checks that a type of licence is in the packs. */
export const licenceNames = (draft: Draft) =>
  among(
    draft.broken,
    partsOf(draft, licenceContent).map((one) => one.value.id),
    { code: 'LICENCE_UNKNOWN', what: '证照类型', where: 'licences/' },
  )

const typesAreWhole: Rule = {
  name: '证照类型与文件同名，颁发机关和字段都在',
  because: '引用不到的证照或机关，到办件时才会发现取不到；类型代码要上报国家平台，错一位就对不上。',
  codes: ['FOLDER_NAME', 'ID_TWICE', 'DEPARTMENT_UNKNOWN', 'LICENCE_UNKNOWN', 'LICENCE_TYPE_CODE'],
  *check(draft) {
    const { department } = cityNames(draft)
    const licence = licenceNames(draft)
    const byKey = new Map(partsOf(draft, departmentContent).map((one) => [one.value.key, one.value]))
    for (const type of partsOf(draft, licenceContent)) {
      const { id, issuer, seal, supersedes, typeCode, fields } = type.value
      yield* twice(
        inside(type, 'fields', fields).map((part) => ({ part, value: part.value.id })),
        'id',
        '证照字段',
      )
      if (type.yaml.file.path !== `${FOLDER}/${id}.yaml`)
        yield at(type, ['id'], 'FOLDER_NAME', `编号是「${id}」：文件名请改成 ${id}.yaml。`)
      yield* department(type, ['issuer'], issuer)
      yield* department(type, ['seal'], seal ?? undefined)
      for (const old of [supersedes ?? []].flat()) yield* licence(type, ['supersedes'], old)
      const owner = byKey.get(issuer)
      if (owner && typeCode.slice(0, 18) !== owner.code)
        yield at(
          type,
          ['typeCode'],
          'LICENCE_TYPE_CODE',
          `类型代码的前 18 位应是颁发部门${owner.name}的信用代码 ${owner.code}：请改正。`,
        )
    }
  },
}

const heldLicencesAreWhole: Rule = {
  name: '演示的证照每一格都合格，类型和字段都在',
  because: '演示数据灌进的是真的证照库；缺字段的证照打不开。',
  codes: ['TABLE_COLUMN', 'CELL_EMPTY', 'CELL_VALUE', 'ROW_TWICE', 'LICENCE_UNKNOWN', 'LICENCE_FIELD_UNKNOWN'],
  *check(draft) {
    const regions = new Set(partsOf(draft, regionContent).map((one) => one.value.code))
    for (const part of partsOf(draft, heldContent)) {
      yield* cellsOf(part, heldTable, regions)
      yield* typesOfHeld(draft, part)
    }
  },
}

function* typesOfHeld(draft: Draft, table: TablePart): ReturnType<typeof cellsOf> {
  const types = new Map(partsOf(draft, licenceContent).map((one) => [one.value.id, one.value]))
  const unknown = new Set<string>()
  for (const row of table.rows) {
    const name = row.cells.type ?? ''
    const type = types.get(name)
    if (!type) {
      if (!unknown.has(name) && !draft.broken.has(name))
        yield sayRow(table, row.line, 'LICENCE_UNKNOWN', `没有证照类型「${name}」：请改正，或先在 licences/ 里加上。`)
      unknown.add(name)
      continue
    }
    if (type.holderKind !== row.cells.holderKind)
      yield sayRow(table, row.line, 'CELL_VALUE', `${type.name}的持有人应是 ${type.holderKind}：请改正 holderKind。`)
    if (!isObject(row.cells.fields ?? '')) continue
    const fields = Object.keys(JSON.parse(row.cells.fields ?? '{}') as object)
    for (const field of fields)
      if (!type.fields.some((one) => one.id === field))
        yield sayRow(
          table,
          row.line,
          'LICENCE_FIELD_UNKNOWN',
          `${type.name}没有字段「${field}」：可用的有 ${type.fields.map((one) => one.id).join('、')}。`,
        )
    for (const field of type.fields)
      if (field.required && !fields.includes(field.id))
        yield sayRow(
          table,
          row.line,
          'LICENCE_FIELD_UNKNOWN',
          `${type.name}缺少必填字段「${field.id}」（${field.title}）：请补上。`,
        )
  }
}

export const licencesContent = [
  { ...licenceContent, rules: [typesAreWhole] },
  { ...heldContent, rules: [heldLicencesAreWhole] },
]
