// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post, put } from '../../client/index.ts'

export type RegisterCard = Answer<'GET', '/api/registers'>['rows'][number]
export type Register = Answer<'GET', '/api/registers/{register}'>
export type Field = Register['fields'][number]
export type RowsPage = Answer<'POST', '/api/registers/{register}/searches'>
export type Row = RowsPage['rows'][number]
export type RowDetail = Answer<'GET', '/api/registers/{register}/rows/{key}'>
export type RowVersion = Answer<'GET', '/api/registers/{register}/rows/{key}/history'>['rows'][number]
export type Values = Record<string, unknown>

export type RowSearch = {
  q?: string
  where?: Values
  which?: 'open' | 'ended' | 'all'
  sort?: string
  isDescending?: boolean
}

export const registerKeys = {
  all: ['registers'] as const,
  one: (register: string) => ['registers', register] as const,
  rows: (register: string, search: RowSearch) => ['registers', register, 'rows', search] as const,
  layer: (register: string, search: RowSearch, view: object | null) => ['registers', register, 'layer', search, view] as const,
  row: (register: string, key: string, asOf: string | null) => ['registers', register, 'row', key, asOf] as const,
  links: (register: string, key: string, asOf: string | null) => ['registers', register, 'links', key, asOf] as const,
  history: (register: string, key: string) => ['registers', register, 'history', key] as const,
}

export const listRegisters = () => get('/api/registers')
export const readRegister = (register: string): Promise<Register> => get('/api/registers/{register}', { path: { register } })

export function searchRows(register: string, search: RowSearch, after: string | null, limit = 50): Promise<RowsPage> {
  return post('/api/registers/{register}/searches', {
    path: { register },
    body: { ...search, limit, ...(after === null ? {} : { after }) },
  })
}

/** The rows of a list that are within a picture of the map; the order of the list says nothing there. */
export const rowsOnMap = (
  register: string,
  { sort: _, isDescending: __, ...search }: RowSearch,
  view: { bbox: string; zoom: number },
) => post('/api/registers/{register}/layers', { path: { register }, body: { ...search, ...view } })

/** The whole of a list, for a file; it is on record. */
export const exportRows = (register: string, search: RowSearch) =>
  post('/api/registers/{register}/exports', { path: { register }, body: search })

export function readRow(register: string, key: string, asOf: string | null): Promise<RowDetail> {
  return get('/api/registers/{register}/rows/{key}', { path: { register, key }, query: asOf === null ? {} : { asOf } })
}

export type RowLink = Answer<'GET', '/api/registers/{register}/rows/{key}/links'>['rows'][number]
export const readLinks = (register: string, key: string, asOf: string | null) =>
  get('/api/registers/{register}/rows/{key}/links', { path: { register, key }, query: asOf === null ? {} : { asOf } })

export function readHistory(register: string, key: string, before: number | null) {
  return get('/api/registers/{register}/rows/{key}/history', {
    path: { register, key },
    query: before === null ? {} : { before },
  })
}

export function readGraded(register: string, key: string, asked: { purpose: string; matter?: string; fields: string[] }) {
  return post('/api/registers/{register}/rows/{key}/reading', { path: { register, key }, body: asked })
}

export function addRow(register: string, body: { fields: Values; why: string }) {
  return post('/api/registers/{register}/rows', { path: { register }, body })
}

export function changeRow(register: string, key: string, body: { fields: Values; why: string; version: number }) {
  return put('/api/registers/{register}/rows/{key}', { path: { register, key }, body })
}

export function endRow(register: string, key: string, body: { version: number; why: string }) {
  return post('/api/registers/{register}/rows/{key}/end', { path: { register, key }, body })
}

export type Import = Answer<'GET', '/api/registers/{register}/imports/{import}'>
export type ImportLine = Answer<'GET', '/api/registers/{register}/imports/{import}/lines'>['rows'][number]

export function beginImport(register: string, file: File): Promise<Import> {
  const body = new FormData()
  body.append('file', file, file.name)
  return post('/api/registers/{register}/imports', { path: { register }, body })
}

export function linesOf(register: string, of: string, verdict: 'bad' | 'new' | 'changed', after: number | null) {
  return get('/api/registers/{register}/imports/{import}/lines', {
    path: { register, import: of },
    query: { verdict, ...(after === null ? {} : { after }) },
  })
}

export function confirmImport(register: string, of: string, why: string): Promise<Import> {
  return post('/api/registers/{register}/imports/{import}/confirmation', { path: { register, import: of }, body: { why } })
}
