// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { recallTask } from '../doors/work.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { useAct } from './useAct.ts'

/** Tasks that wait for a firm, a school or another unit: the department takes one back when the unit is gone or has nobody. */
export function HeldByUnit({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const [taken, setTaken] = useState<CaseTask | null>(null)
  const held = view.tasks.filter(({ mayRecall }) => mayRecall)
  return (
    <>
      {held.map((task) => (
        <p key={task.id} className="acts">
          <span>{t('recall.waits', { name: task.name, unit: task.department })}</span>
          <Button size="small" onClick={() => setTaken(task)}>
            {t('recall.ok')}
          </Button>
        </p>
      ))}
      {taken === null ? null : <Recall view={view} task={taken} onClose={() => setTaken(null)} />}
    </>
  )
}

function Recall({ view, task, onClose }: { view: CaseView; task: CaseTask; onClose: () => void }) {
  const { t } = useTranslation()
  const act = useAct()
  const [reason, setReason] = useState('')
  async function send(): Promise<void> {
    const done = await act.run({
      root: view.root,
      caseId: view.id,
      name: `recall-${task.id}-${view.version}`,
      send: (key) => recallTask(view.root, task.id, reason.trim(), key),
    })
    if (done !== undefined) onClose()
  }
  return (
    <Modal
      open
      title={t('recall.title', { name: task.name, unit: task.department })}
      okText={t('recall.ok')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: act.busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p className="muted">{t('recall.note')}</p>
      <Labelled label={t('handOver.reason')} isRequired>
        <Input.TextArea value={reason} rows={3} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </Modal>
  )
}
