// SPDX-License-Identifier: Apache-2.0
import '../styles/registers.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Input, Progress, Skeleton, Steps, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import { beginImport, confirmImport, type Import, type Register, readRegister, registerKeys } from '../doors/registers.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { csvOfGrid, saveAs } from '../work/sheet.ts'
import { ImportLines } from './ImportLines.tsx'
import { NoRegister } from './NoRegister.tsx'

const route = getRouteApi('/registers/$register/import')

/** A table file into a register: choose it, look what each line would come to, have it written. */
export function ImportPage() {
  const { register: id } = route.useParams()
  const { t } = useTranslation()
  const register = useQuery({ queryKey: registerKeys.one(id), queryFn: () => readRegister(id) })
  const [seen, setSeen] = useState<Import | null>(null)
  if (isProblem(register.error, 'REGISTER_UNKNOWN')) return <NoRegister />
  if (register.isError) return <ProblemNotice error={register.error} again={() => void register.refetch()} />
  if (register.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  const step = seen === null ? 0 : seen.isConfirmed && seen.left === 0 ? 2 : 1
  return (
    <div className="page">
      <p>
        <Link to="/registers/$register" params={{ register: id }}>
          {register.data.name}
        </Link>
      </p>
      <div className="page-head">
        <h1>{t('registers.importTitle', { name: register.data.name })}</h1>
      </div>
      <Steps
        className="page-note"
        size="small"
        current={step}
        items={['choose', 'look', 'done'].map((name) => ({ title: t(`registers.importSteps.${name}`) }))}
      />
      {seen === null ? (
        <Choose register={register.data} onRead={setSeen} />
      ) : (
        <Looked key={seen.id} register={register.data} seen={seen} onWritten={setSeen} onAgain={() => setSeen(null)} />
      )}
    </div>
  )
}

function Choose({ register, onRead }: { register: Register; onRead: (seen: Import) => void }) {
  const { t } = useTranslation()
  const reading = useMutation({ mutationFn: (file: File) => beginImport(register.id, file), onSuccess: onRead })
  const template = () =>
    saveAs(
      `${t('registers.template', { name: register.name })}.csv`,
      csvOfGrid({ name: '', heads: register.fields.map(({ title }) => title), rows: [] }),
      'text/csv;charset=utf-8',
    )
  return (
    <section className="panel small-form">
      {reading.isError ? <ProblemNotice error={reading.error} /> : null}
      <p>{t('registers.importHelp')}</p>
      <Upload.Dragger
        accept=".csv,.xlsx"
        showUploadList={false}
        disabled={reading.isPending}
        beforeUpload={(file) => {
          reading.mutate(file)
          return false
        }}
      >
        <p>{t(reading.isPending ? 'registers.importReading' : 'registers.importDrop')}</p>
      </Upload.Dragger>
      <p>
        <Button type="link" onClick={template}>
          {t('registers.templateTake')}
        </Button>
      </p>
    </section>
  )
}

type Shown = { register: Register; seen: Import; onWritten: (seen: Import) => void; onAgain: () => void }

function Looked({ register, seen, onWritten, onAgain }: Shown) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [why, setWhy] = useState('')
  const { counts, left } = seen
  const written = counts.added + counts.written + counts.unchanged
  const writing = useMutation({
    mutationFn: async () => {
      // each answer is a step that is written; a page that closes loses none, and asking again goes on
      let now = seen
      do {
        now = await confirmImport(register.id, seen.id, why.trim())
        onWritten(now)
      } while (now.left > 0)
    },
    onSettled: () => void client.invalidateQueries({ queryKey: registerKeys.one(register.id) }),
  })
  const isDone = seen.isConfirmed && left === 0
  const figures = isDone
    ? (['added', 'written', 'unchanged', 'same', 'bad'] as const)
    : (['new', 'changed', 'same', 'bad'] as const)
  return (
    <>
      <section className="panel">
        <h2>{seen.name}</h2>
        <dl className="register-facts">
          {figures.map((name) => (
            <div key={name}>
              <dt>{t(`registers.verdicts.${name}`)}</dt>
              <dd className="figures">{counts[name]}</dd>
            </div>
          ))}
        </dl>
        {writing.isError ? <ProblemNotice error={writing.error} again={() => writing.mutate()} /> : null}
        {writing.isPending ? <Progress percent={Math.round((100 * written) / Math.max(1, written + left))} /> : null}
        {isDone ? (
          <Alert type="success" showIcon title={t('registers.importDone', { many: counts.added + counts.written })} />
        ) : left === 0 ? (
          <Alert type="info" showIcon title={t('registers.importNothing')} />
        ) : (
          <div className="small-form">
            <Labelled label={t('registers.why')} isRequired>
              <Input maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
            </Labelled>
            <Button
              type="primary"
              loading={writing.isPending}
              disabled={[...why.trim()].length < 2}
              onClick={() => writing.mutate()}
            >
              {t('registers.importWrite', { many: left })}
            </Button>
          </div>
        )}
        <p>
          <Button type="link" disabled={writing.isPending} onClick={onAgain}>
            {t('registers.importAgain')}
          </Button>
        </p>
      </section>
      {counts.bad === 0 ? null : <ImportLines register={register} seen={seen} verdict="bad" />}
      {isDone || counts.new === 0 ? null : <ImportLines register={register} seen={seen} verdict="new" />}
      {isDone || counts.changed === 0 ? null : <ImportLines register={register} seen={seen} verdict="changed" />}
    </>
  )
}
