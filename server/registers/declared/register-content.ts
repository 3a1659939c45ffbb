// SPDX-License-Identifier: Apache-2.0
import { type ContentKind, fileKind, type Part, partsOf, readTable, type TablePart } from '../../packs/index.ts'
import { departmentContent } from '../../people/index.ts'
import { compileRegister, type DeclaredRegister } from './declared-register.ts'
import { followFields } from './follow-fields.ts'
import { type RegisterFile, registerFile } from './schema.ts'

/** Rows of a register as a file has them: cells are texts, in the order of the file. */
export type FileRow = { line: number; cells: Record<string, string> }

declare module '../../packs/index.ts' {
  interface Contents {
    /** registers that packs declare, by id */
    registers: Map<string, DeclaredRegister>
    /** what the demo city's registers begin with */
    demoRows: Map<string, FileRow[]>
  }
}

export const FOLDER = 'registers/'

export const registerContent: ContentKind<Part<RegisterFile>, 'registers'> = {
  ...fileKind<RegisterFile, 'registers'>({
    name: 'register',
    as: 'registers',
    place: /^registers\/[^/]+\.yaml$/,
    schema: registerFile,
    once: { id: '登记册' },
    gather(files, _, draft) {
      const departments = new Map(partsOf(draft, departmentContent).map(({ value }) => [value.key, value.code]))
      const [city] = draft.packs
      return new Map(
        files.map((file) => [file.id, compileRegister(file, departments.get(file.owner) ?? '', city?.value.region ?? '')]),
      )
    },
  }),
  index: followFields,
}

/** The rows of `demo/registers/<id>.csv`, one column a field. */
export const demoRowContent: ContentKind<TablePart, 'demoRows'> = {
  name: 'demo-row',
  as: 'demoRows',
  place: /^demo\/registers\/[^/]+\.csv$/,
  read: readTable,
  gather: (parts) => new Map(parts.map(({ name, rows }) => [name, rows])),
}
