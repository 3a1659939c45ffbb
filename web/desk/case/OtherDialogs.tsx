// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { actOnCase, type CaseAct, colleaguesFor, handOver } from '../doors/work.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { dayOf } from '../frame/time.ts'
import type { Dialog } from './ActBar.tsx'
import { useAct } from './useAct.ts'

type Shown = { view: CaseView; task: CaseTask | null; dialog: Dialog | null; onClose: () => void }

/** The special acts of a case: each asks only for what the law or the record needs. */
export function OtherDialogs({ view, task, dialog, onClose }: Shown) {
  if (dialog === 'suspend') return <SuspendDialog view={view} onClose={onClose} />
  if (dialog === 'extend') return <ExtendDialog view={view} onClose={onClose} />
  if (dialog === 'retry') return <RetryDialog view={view} onClose={onClose} />
  if (task !== null && (dialog === 'reassign' || dialog === 'delegate'))
    return <HandOverDialog view={view} task={task} act={dialog} onClose={onClose} />
  return null
}

type One = { view: CaseView; onClose: () => void }

function useCaseAct(view: CaseView, onClose: () => void) {
  const act = useAct()
  return {
    busy: act.busy,
    async send(asked: CaseAct): Promise<void> {
      const done = await act.run({
        root: view.root,
        caseId: view.id,
        name: `${asked.act}-${view.id}-${view.version}`,
        send: (key) => actOnCase(view.root, view.id, asked, key),
      })
      if (done !== undefined) onClose()
    },
  }
}

type FormProps = {
  title: string
  ok: string
  busy: boolean
  ready: boolean
  onOk: () => void
  onClose: () => void
  children: ReactNode
}

function SmallForm({ title, ok, busy, ready, onOk, onClose, children }: FormProps) {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  function submit(): void {
    setTried(true)
    if (ready) onOk()
  }
  return (
    <Modal open onCancel={onClose} title={title} okText={ok} cancelText={t('cancel')} confirmLoading={busy} onOk={submit}>
      <div className="small-form">
        {children}
        {tried && !ready ? <p className="text-danger">{t('fillAll')}</p> : null}
      </div>
    </Modal>
  )
}

function SuspendDialog({ view, onClose }: One) {
  const { t } = useTranslation()
  const act = useCaseAct(view, onClose)
  const kinds = view.grounds.suspend.map((ground) => ({ value: ground.id, label: ground.text }))
  const [kind, setKind] = useState<string>()
  const [reason, setReason] = useState('')
  const [expected, setExpected] = useState('')
  return (
    <SmallForm
      title={t('suspend.title')}
      ok={t('suspend.ok')}
      busy={act.busy}
      ready={kind !== undefined && reason.trim() !== '' && expected !== ''}
      onOk={() => void act.send({ act: 'suspension', body: { kind: kind ?? '', reason: reason.trim(), expected } })}
      onClose={onClose}
    >
      <p className="muted">{t('suspend.note')}</p>
      <Labelled label={t('suspend.kind')} isRequired>
        <Select value={kind} options={kinds} onChange={setKind} placeholder={t('choose')} />
      </Labelled>
      <Labelled label={t('suspend.reason')} isRequired>
        <Input.TextArea value={reason} rows={3} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
      <Labelled label={t('suspend.expected')} isRequired>
        <Input type="date" min={dayOf(new Date())} value={expected} onChange={(event) => setExpected(event.target.value)} />
      </Labelled>
    </SmallForm>
  )
}

function ExtendDialog({ view, onClose }: One) {
  const { t } = useTranslation()
  const act = useCaseAct(view, onClose)
  const [days, setDays] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  return (
    <SmallForm
      title={t('extend.title')}
      ok={t('extend.ok')}
      busy={act.busy}
      ready={days !== null && reason.trim() !== ''}
      onOk={() => void act.send({ act: 'extension', body: { amount: `${days} 个工作日`, reason: reason.trim() } })}
      onClose={onClose}
    >
      <p className="muted">{t('extend.note', view.extension ?? { days: 0, law: '' })}</p>
      <Labelled label={t('extend.amount')} isRequired>
        <InputNumber
          min={1}
          max={view.extension?.days ?? 1}
          precision={0}
          value={days}
          onChange={setDays}
          suffix={t('extend.unit')}
        />
      </Labelled>
      <Labelled label={t('extend.reason')} isRequired>
        <Input.TextArea value={reason} rows={3} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </SmallForm>
  )
}

function RetryDialog({ view, onClose }: One) {
  const { t } = useTranslation()
  const act = useCaseAct(view, onClose)
  const [note, setNote] = useState('')
  const [isRevised, setRevised] = useState(false)
  return (
    <SmallForm
      title={t('retry.title')}
      ok={t('retry.ok')}
      busy={act.busy}
      ready={note.trim() !== ''}
      onOk={() => void act.send({ act: 'retry', body: { note: note.trim(), ...(isRevised ? { useCurrentVersion: true } : {}) } })}
      onClose={onClose}
    >
      <p>{view.parked?.message}</p>
      <Labelled label={t('retry.note')} isRequired>
        <Input.TextArea value={note} rows={3} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      </Labelled>
      <Checkbox checked={isRevised} onChange={(event) => setRevised(event.target.checked)}>
        {t('retry.revised')}
      </Checkbox>
    </SmallForm>
  )
}

function HandOverDialog({ view, task, act: kind, onClose }: One & { task: CaseTask; act: 'reassign' | 'delegate' }) {
  const { t } = useTranslation()
  const act = useAct()
  const colleagues = useQuery({ queryKey: ['colleagues', task.id], queryFn: () => colleaguesFor(view.root, task.id) })
  const [to, setTo] = useState<string>()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const ready = to !== undefined && reason.trim() !== '' && (kind === 'reassign' || until !== '')
  async function send(): Promise<void> {
    const body = { to: to ?? '', reason: reason.trim() }
    const done = await act.run({
      root: view.root,
      caseId: view.id,
      name: `${kind}-${task.id}-${view.version}`,
      send: (key) =>
        handOver(
          view.root,
          task.id,
          kind === 'reassign' ? { act: 'reassignment', body } : { act: 'delegation', body: { until, ...body } },
          key,
        ),
    })
    if (done !== undefined) onClose()
  }
  return (
    <SmallForm
      title={t(`${kind}.title`, { name: task.name })}
      ok={t(`${kind}.ok`)}
      busy={act.busy}
      ready={ready}
      onOk={() => void send()}
      onClose={onClose}
    >
      <p className="muted">{t(`${kind}.note`)}</p>
      <Labelled label={t('handOver.to')} isRequired>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={colleagues.isPending}
          value={to}
          placeholder={t('choose')}
          notFoundContent={t('handOver.nobody')}
          options={(colleagues.data?.rows ?? []).map((one) => ({
            value: one.id,
            label: `${one.name} · ${one.department}`,
          }))}
          onChange={setTo}
        />
      </Labelled>
      {kind === 'delegate' ? (
        <Labelled label={t('handOver.until')} isRequired>
          <Input type="date" min={dayOf(new Date())} value={until} onChange={(event) => setUntil(event.target.value)} />
        </Labelled>
      ) : null}
      <Labelled label={t('handOver.reason')} isRequired>
        <Input.TextArea value={reason} rows={3} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </SmallForm>
  )
}
