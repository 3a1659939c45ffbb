// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import { counterKeys, handOut, readIssueQueue, type Waiting } from '../doors/counter.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** One queue of results whatever department decided: handed out to the applicant, the agent, or put into the locker. */
export function IssuePage() {
  const { t } = useTranslation()
  const queue = useQuery({
    queryKey: counterKeys.issue,
    queryFn: ({ signal }) => readIssueQueue(signal),
    refetchInterval: 15_000,
  })
  const [chosen, setChosen] = useState<Waiting | null>(null)
  const [wanted, setWanted] = useState('')
  const rows = (queue.data?.rows ?? []).filter((row) =>
    `${row.number}${row.applicant}${row.itemName}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('issue.title')}</h1>
        <Input
          className="page-search"
          allowClear
          aria-label={t('issue.search')}
          placeholder={t('issue.search')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      {queue.isError ? <ProblemNotice error={queue.error} again={() => void queue.refetch()} /> : null}
      <DeskTable
        label={t('issue.title')}
        rowKey="task"
        loading={queue.isPending}
        dataSource={rows}
        locale={{ emptyText: <Nothing title={t('issue.none')} todo={t('issue.noneTodo')} /> }}
        columns={[
          { title: t('column.number'), dataIndex: 'number', className: 'figures' },
          {
            title: t('issue.result'),
            dataIndex: 'licences',
            render: (licences: string[], row) => resultOf(licences, row.itemName),
          },
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('column.applicant'), dataIndex: 'applicant' },
          { title: t('column.department'), dataIndex: 'departmentName' },
          { title: t('issue.since'), dataIndex: 'since', render: (at: string) => saidAt(at) },
          {
            title: t('issue.act'),
            key: 'act',
            render: (_, row) => (
              <Button size="small" type="primary" onClick={() => setChosen(row)}>
                {t('issue.handOut')}
              </Button>
            ),
          },
        ]}
      />
      {chosen === null ? null : <HandOut waiting={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

const resultOf = (licences: string[], item: string): string => (licences.length === 0 ? item : licences.join('、'))

function HandOut({ waiting, onClose }: { waiting: Waiting; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [receiver, setReceiver] = useState('')
  const [tried, setTried] = useState(false)
  const name = `issue-${waiting.task}`
  const handing = useMutation({
    mutationFn: () => handOut({ root: waiting.root, task: waiting.task, receiver: receiver.trim() }, keyOf(name)),
    onSuccess: () => {
      actDone(name)
      void client.invalidateQueries({ queryKey: counterKeys.issue })
      void message.success(t('issue.done', { number: waiting.number }))
      onClose()
    },
  })
  function confirm(): void {
    setTried(true)
    if (receiver.trim().length >= 2) handing.mutate()
  }
  return (
    <Modal
      open
      title={t('issue.dialog', { name: resultOf(waiting.licences, waiting.itemName) })}
      okText={t('issue.confirm')}
      cancelText={t('cancel')}
      confirmLoading={handing.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className="small-form">
        {handing.isError ? <ProblemNotice error={handing.error} /> : null}
        <Labelled label={t('issue.receiver')}>
          <Input
            value={receiver}
            maxLength={40}
            status={tried && receiver.trim().length < 2 ? 'error' : ''}
            onChange={(event) => setReceiver(event.target.value)}
          />
        </Labelled>
        {tried && receiver.trim().length < 2 ? <p className="text-danger">{t('issue.receiverMissing')}</p> : null}
        <p className="muted">{t('issue.note')}</p>
      </div>
    </Modal>
  )
}
