// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Assignment, instructionKeys, reportProgress } from '../doors/instructions.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** How far it has come; that it is done is reported in the task itself. */
export function ProgressForm({ task }: { task: Assignment }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [percent, setPercent] = useState(task.progress.percent)
  const [text, setText] = useState('')
  const sending = useMutation({
    mutationFn: () => reportProgress(task.root, task.id, { percent, text: text.trim() }),
    onSuccess: (view) => {
      client.setQueryData(instructionKeys.one(task.root), view)
      setOpen(false)
      setText('')
      void message.success(t('instructions.sent'))
    },
  })
  if (!open) return <Button onClick={() => setOpen(true)}>{t('instructions.report')}</Button>
  return (
    <div className="small-form">
      {sending.isError ? <ProblemNotice error={sending.error} /> : null}
      <Labelled label={t('instructions.percent')}>
        <InputNumber min={0} max={100} value={percent} onChange={(value) => setPercent(value ?? 0)} />
      </Labelled>
      <Labelled label={t('instructions.said')}>
        <Input.TextArea rows={3} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Labelled>
      <div className="acts">
        <Button type="primary" disabled={text.trim().length < 2} loading={sending.isPending} onClick={() => sending.mutate()}>
          {t('instructions.send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
      </div>
    </div>
  )
}
