// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newUuid } from '../../client/index.ts'
import { addTasks, giveInstruction, instructionKeys, listUnits, type Part } from '../doors/instructions.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

const EMPTY: Part = { unit: '', title: '', measure: '', dueOn: '' }
type Line = Part & { key: string }
const newLine = (): Line => ({ ...EMPTY, key: newUuid() })
const isWhole = ({ unit, title, measure, dueOn }: Part) => unit !== '' && title.length > 1 && measure.length > 1 && dueOn !== ''

/** A written instruction and the tasks that it is split into; for one that runs, further tasks. */
export function GiveDialog({ root, onClose }: { root?: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const go = useNavigate()
  const units = useQuery({ queryKey: instructionKeys.units, queryFn: listUnits })
  const [id] = useState(() => newUuid())
  const [head, setHead] = useState({ title: '', text: '', source: '' })
  const [lines, setLines] = useState<Line[]>(() => [newLine()])
  const parts = lines.map(({ key: _key, ...part }) => part)
  const ready =
    parts.every(isWhole) && (root !== undefined || (head.title.length > 1 && head.text.length > 1 && head.source.length > 1))
  const sending = useMutation({
    mutationFn: () => (root === undefined ? giveInstruction({ id, ...head, parts }) : addTasks(root, parts, id)),
    onSuccess: (view) => {
      client.setQueryData(instructionKeys.one(view.root), view)
      void client.invalidateQueries({ queryKey: instructionKeys.list })
      void message.success(t('instructions.given'))
      onClose()
      if (root === undefined) void go({ to: '/instructions/$root', params: { root: view.root } })
    },
  })
  const change = (key: string, part: Partial<Part>) =>
    setLines((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <Modal
      open
      width={720}
      title={t(root === undefined ? 'instructions.give' : 'instructions.add')}
      okText={t('instructions.send')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={sending.isPending}
      onOk={() => sending.mutate()}
      onCancel={onClose}
    >
      <div className="small-form">
        {sending.isError ? <ProblemNotice error={sending.error} /> : null}
        {root === undefined ? (
          <>
            <Labelled label={t('instructions.field.title')}>
              <Input maxLength={100} value={head.title} onChange={(event) => setHead({ ...head, title: event.target.value })} />
            </Labelled>
            <Labelled label={t('instructions.field.text')}>
              <Input.TextArea
                rows={3}
                maxLength={2000}
                value={head.text}
                onChange={(event) => setHead({ ...head, text: event.target.value })}
              />
            </Labelled>
            <Labelled label={t('instructions.field.source')}>
              <Input maxLength={60} value={head.source} onChange={(event) => setHead({ ...head, source: event.target.value })} />
            </Labelled>
          </>
        ) : null}
        {lines.map((line, n) => (
          <fieldset key={line.key} className="panel">
            <legend>{t('instructions.part', { n: n + 1 })}</legend>
            <Labelled label={t('instructions.field.unit')}>
              <Select
                showSearch
                optionFilterProp="label"
                value={line.unit === '' ? undefined : line.unit}
                placeholder={t('choose')}
                options={(units.data?.rows ?? []).map((one) => ({ value: one.code, label: one.name }))}
                onChange={(unit: string) => change(line.key, { unit })}
              />
            </Labelled>
            <Labelled label={t('instructions.field.task')}>
              <Input maxLength={100} value={line.title} onChange={(event) => change(line.key, { title: event.target.value })} />
            </Labelled>
            <Labelled label={t('instructions.field.measure')}>
              <Input
                maxLength={300}
                value={line.measure}
                onChange={(event) => change(line.key, { measure: event.target.value })}
              />
            </Labelled>
            <Labelled label={t('instructions.field.due')}>
              <Input type="date" value={line.dueOn} onChange={(event) => change(line.key, { dueOn: event.target.value })} />
            </Labelled>
            {lines.length > 1 ? (
              <Button type="link" onClick={() => setLines((all) => all.filter((one) => one.key !== line.key))}>
                {t('instructions.drop')}
              </Button>
            ) : null}
          </fieldset>
        ))}
        <Button onClick={() => setLines((all) => [...all, newLine()])}>{t('instructions.more')}</Button>
      </div>
    </Modal>
  )
}
