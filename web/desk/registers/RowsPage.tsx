// SPDX-License-Identifier: Apache-2.0
import '../styles/registers.css'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Skeleton, type TableProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import {
  exportRows,
  type Field,
  type Register,
  type Row,
  type RowsPage as RowsAnswer,
  readRegister,
  registerKeys,
  searchRows,
} from '../doors/registers.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf } from '../frame/time.ts'
import type { Grid } from '../work/sheet.ts'
import { NoRegister } from './NoRegister.tsx'
import { RowFilters } from './RowFilters.tsx'
import { RowForm } from './RowForm.tsx'
import { RowsMap } from './RowsMap.tsx'
import { type RowsAddress, searchOf } from './row-search.ts'
import { columnsOf, type Regions, valueText } from './value-text.ts'

const route = getRouteApi('/registers/$register')

/** The rows of one register: found, narrowed, sorted, added. */
export function RowsPage() {
  const { register: id } = route.useParams()
  const register = useQuery({ queryKey: registerKeys.one(id), queryFn: () => readRegister(id) })
  if (isProblem(register.error, 'REGISTER_UNKNOWN')) return <NoRegister />
  if (register.isError) return <ProblemNotice error={register.error} again={() => void register.refetch()} />
  if (register.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  return <Rows key={id} register={register.data} />
}

function Rows({ register }: { register: Register }) {
  const { t } = useTranslation()
  const address = route.useSearch()
  const navigate = route.useNavigate()
  const leave = useNavigate()
  const [adding, setAdding] = useState(false)
  const [isOnMap, setOnMap] = useState(false)
  const { message } = App.useApp()
  const search = searchOf(address, register.fields)
  const rows = useInfiniteQuery({
    queryKey: registerKeys.rows(register.id, search),
    queryFn: ({ pageParam }) => searchRows(register.id, search, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const all = rows.data?.pages.flatMap((page) => page.rows) ?? []
  const first = rows.data?.pages[0]
  const regions = regionsOf(rows.data?.pages ?? [])
  const change = (part: RowsAddress) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined)),
      replace: true,
    })
  const shown = columnsOf(register.fields, register.keys, register.title)
  async function grid(): Promise<Grid> {
    const taken = await exportRows(register.id, search)
    if (taken.isCut) void message.warning(t('registers.exportCut', { count: taken.rows.length }))
    if (taken.left.length > 0) void message.info(t('registers.exportLeft', { fields: taken.left.join('、') }))
    const fields = register.fields.filter(({ name }) => taken.fields.includes(name))
    return {
      name: `${register.name} ${dayOf(new Date())}`,
      heads: fields.map(({ title }) => title),
      rows: taken.rows.map((row) => fields.map((field) => textOf(row, field, taken.regions))),
    }
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{register.name}</h1>
        <div className="page-acts">
          {register.mayAdd ? (
            <>
              <Button onClick={() => void leave({ to: '/registers/$register/import', params: { register: register.id } })}>
                {t('registers.import')}
              </Button>
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('registers.add')}
              </Button>
            </>
          ) : null}
          {register.geometry === null ? null : (
            <Button aria-expanded={isOnMap} onClick={() => setOnMap(!isOnMap)}>
              {t(isOnMap ? 'registers.offMap' : 'registers.onMap')}
            </Button>
          )}
          <ExportButton grid={grid} disabled={all.length === 0} />
        </div>
      </div>
      <p className="page-note muted">{register.about}</p>
      <RowFilters register={register} address={address} onChange={change} />
      {isOnMap ? <RowsMap register={register} search={search} /> : null}
      {rows.isError ? <ProblemNotice error={rows.error} again={() => void rows.refetch()} /> : null}
      <p className="muted" role="status">
        {first === undefined ? '' : t(first.isCut ? 'registers.manyCut' : 'registers.many', { many: first.many ?? 0 })}
      </p>
      {first !== undefined && all.length === 0 ? (
        <Nothing title={t('registers.empty')} todo={t('registers.emptyTodo')} />
      ) : (
        <DeskTable<Row>
          label={register.name}
          rowKey="key"
          loading={rows.isPending}
          dataSource={all}
          columns={shown.map((field) => columnFor(field, { register, regions, sort: address.sort }))}
          onChange={(_pages, _filters, sorter) => change({ sort: sortText(sorter) })}
        />
      )}
      <More pages={rows} />
      {adding ? <RowForm register={register} row={null} onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

const regionsOf = (pages: RowsAnswer[]): Regions => Object.assign({}, ...pages.map((page) => page.regions))

const textOf = (row: Row, field: Field, regions: Regions): string =>
  row.refers[field.name]?.title ?? valueText(field, row.fields[field.name], regions)

type Columns = NonNullable<TableProps<Row>['columns']>[number]

type Shown = { register: Register; regions: Regions; sort: string | undefined }

function columnFor(field: Field, { register, regions, sort }: Shown): Columns {
  const isTitle = field.name === (register.title ?? register.keys[0])
  const refersTo = (row: Row) => row.refers[field.name]
  return {
    key: field.name,
    title: field.title,
    ...(field.type === 'number' ? { align: 'right' as const } : {}),
    ...(field.isIndexed && !field.isGraded
      ? { sorter: true, sortOrder: sort === field.name ? 'ascend' : sort === `-${field.name}` ? 'descend' : null }
      : {}),
    render: (_, row) => {
      const other = refersTo(row)
      if (isTitle || (register.isLink && field.name === 'from'))
        return (
          <Link to="/registers/$register/rows/$key" params={{ register: register.id, key: row.key }}>
            {textOf(row, field, regions) || row.key}
          </Link>
        )
      if (other)
        return (
          <Link to="/registers/$register/rows/$key" params={{ register: other.register, key: other.key }}>
            {other.title}
          </Link>
        )
      return textOf(row, field, regions) || <span className="muted">—</span>
    },
  }
}

type Sorter = Parameters<NonNullable<TableProps<Row>['onChange']>>[2]
function sortText(sorter: Sorter): string | undefined {
  const [one] = [sorter].flat()
  if (!one?.order || one.columnKey === undefined) return undefined
  return `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}`
}
