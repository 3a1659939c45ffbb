// SPDX-License-Identifier: Apache-2.0
import '../styles/registers.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import {
  type Field,
  type Register,
  type RowDetail,
  readRegister,
  readRow,
  registerKeys,
  type Values,
} from '../doors/registers.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf, saidAt } from '../frame/time.ts'
import { EndDialog } from './EndDialog.tsx'
import { groupsOf } from './groups.ts'
import { NoRegister } from './NoRegister.tsx'
import { RevealDialog } from './RevealDialog.tsx'
import { RowForm } from './RowForm.tsx'
import { RowHistory } from './RowHistory.tsx'
import { RowLinks } from './RowLinks.tsx'
import { valueText } from './value-text.ts'

const route = getRouteApi('/registers/$register/rows/$key')
type Dialog = 'change' | 'end' | 'reveal' | null

/** One row: what it says today or said on a day, who may read what is masked, and what was done with it. */
export function RowPage() {
  const { register: id, key } = route.useParams()
  const { t } = useTranslation()
  const [asOf, setAsOf] = useState<string | null>(null)
  const [dialog, setDialog] = useState<Dialog>(null)
  const [clear, setClear] = useState<Values>({})
  const register = useQuery({ queryKey: registerKeys.one(id), queryFn: () => readRegister(id) })
  const row = useQuery({ queryKey: registerKeys.row(id, key, asOf), queryFn: () => readRow(id, key, asOf), retry: false })
  if (isProblem(register.error, 'REGISTER_UNKNOWN')) return <NoRegister />
  if (register.isError) return <ProblemNotice error={register.error} again={() => void register.refetch()} />
  if (register.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  if (asOf === null && isProblem(row.error, 'ROW_NOT_FOUND')) return <NoRow register={register.data} rowKey={key} />
  const close = () => setDialog(null)
  return (
    <div className="page">
      <p>
        <Link to="/registers/$register" params={{ register: id }}>
          {register.data.name}
        </Link>
      </p>
      <div className="page-head">
        <h1>{row.data?.title ?? key}</h1>
        {row.data === undefined ? null : <Acts row={row.data} onOpen={setDialog} />}
      </div>
      {row.data === undefined ? null : <Standing row={row.data} />}
      <Labelled label={t('registers.asOf')} className="register-as-of">
        <Input
          type="date"
          allowClear
          max={dayOf(new Date())}
          value={asOf ?? ''}
          onChange={(event) => {
            setClear({})
            setAsOf(event.target.value || null)
          }}
        />
      </Labelled>
      {asOf === null ? null : <Alert type="warning" showIcon title={t('registers.asOfNote', { day: asOf })} />}
      {asOf !== null && isProblem(row.error, 'ROW_NOT_FOUND') ? (
        <Nothing title={t('registers.notThen', { day: asOf })} todo={t('registers.notThenTodo')} />
      ) : row.isError ? (
        <ProblemNotice error={row.error} again={() => void row.refetch()} />
      ) : null}
      {row.data === undefined ? (
        row.isError ? null : (
          <Skeleton active />
        )
      ) : (
        groupsOf(register.data.fields).map(({ name, fields }) => (
          <section key={name} className="panel">
            <h2>{name || t('registers.otherGroup')}</h2>
            <Facts fields={fields} row={row.data} clear={clear} />
          </section>
        ))
      )}
      {row.data === undefined ? null : <RowLinks register={id} row={key} asOf={asOf} />}
      {row.data === undefined ? null : <RowHistory register={id} row={key} fields={register.data.fields} />}
      <Dialogs {...{ dialog, close, onRead: setClear }} register={register.data} row={row.data} />
    </div>
  )
}

/** A row that is not there, or that no post of the officer reaches: said alike, and where to look instead. */
function NoRow({ register, rowKey }: { register: Register; rowKey: string }) {
  const { t } = useTranslation()
  return (
    <div className="page">
      <h1>{register.name}</h1>
      <Nothing title={t('registers.noRow', { key: rowKey })} todo={t('registers.noRowTodo')}>
        <Link to="/registers/$register" params={{ register: register.id }}>
          {t('registers.toList', { name: register.name })}
        </Link>
      </Nothing>
    </div>
  )
}

function Standing({ row }: { row: RowDetail }) {
  const { t } = useTranslation()
  return (
    <p className="page-note muted">
      <Tag color={row.until === null ? 'success' : 'default'}>{t(row.until === null ? 'registers.open' : 'registers.ended')}</Tag>
      {row.key} · {row.ownerName} · {row.regionName} · {t('registers.since', { at: saidAt(row.from) })}
      {row.until === null ? '' : ` · ${t('registers.until', { at: saidAt(row.until) })}`}
    </p>
  )
}

function Acts({ row, onOpen }: { row: RowDetail; onOpen: (dialog: Dialog) => void }) {
  const { t } = useTranslation()
  return (
    <div className="page-acts">
      {row.purposes.length === 0 ? null : <Button onClick={() => onOpen('reveal')}>{t('registers.reveal')}</Button>}
      {row.mayWrite && row.until === null ? (
        <>
          <Button danger onClick={() => onOpen('end')}>
            {t('registers.end')}
          </Button>
          <Button type="primary" onClick={() => onOpen('change')}>
            {t('registers.change')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

function Facts({ fields, row, clear }: { fields: Field[]; row: RowDetail; clear: Values }) {
  const { t } = useTranslation()
  return (
    <dl className="register-facts">
      {fields.map((field) => {
        const other = row.refers[field.name]
        const follows = row.follows.find((one) => one.field === field.name)
        const isClear = Object.hasOwn(clear, field.name)
        const text = valueText(field, isClear ? clear[field.name] : row.fields[field.name], row.regions)
        return (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd>
              {other ? (
                <Link to="/registers/$register/rows/$key" params={{ register: other.register, key: other.key }}>
                  {other.title}
                </Link>
              ) : (
                text || <span className="muted">—</span>
              )}
              {follows ? (
                <span className="muted"> {t('registers.follows', { number: follows.number, at: saidAt(follows.at) })}</span>
              ) : null}
              {field.isGraded && text !== '' ? <Tag>{t(isClear ? 'registers.clear' : 'registers.masked')}</Tag> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type Open = { dialog: Dialog; close: () => void; register: Register; row: RowDetail | undefined; onRead: (clear: Values) => void }

function Dialogs({ dialog, close, register, row, onRead }: Open) {
  if (row === undefined || dialog === null) return null
  if (dialog === 'change') return <RowForm register={register} row={row} onClose={close} />
  if (dialog === 'end') return <EndDialog register={register} row={row} onClose={close} />
  return <RevealDialog register={register} row={row} onRead={onRead} onClose={close} />
}
