// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Drawer, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import { oversightKeys, urge, type WatchedCase, watchedCases } from '../doors/oversight.ts'
import { mayAny } from '../doors/session.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidDue } from '../frame/time.ts'

type Shown = { department: string; name: string; light: 'red' | 'yellow'; onClose: () => void }

/** The cases behind a figure; from here a supervisor urges. */
export function WatchedCases({ department, name, light, onClose }: Shown) {
  const { t } = useTranslation()
  const officer = useOfficer()
  const [urged, setUrged] = useState<WatchedCase | null>(null)
  const cases = useInfiniteQuery({
    queryKey: oversightKeys.cases(department, light),
    queryFn: ({ pageParam }) => watchedCases(department, light, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Drawer open size={960} onClose={onClose} title={t(`supervision.list.${light}`, { name })}>
      {cases.isError ? <ProblemNotice error={cases.error} again={() => void cases.refetch()} /> : null}
      <Table
        size="small"
        rowKey={(row) => `${row.root}-${row.id}`}
        loading={cases.isPending}
        pagination={false}
        dataSource={cases.data?.pages.flatMap((page) => page.rows) ?? []}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Nothing title={t('supervision.noCases')} /> }}
        columns={[
          {
            title: t('column.clock'),
            key: 'clock',
            render: (_, row) => <ClockChip light={row.light} text={saidDue(row.dueAt)} />,
          },
          {
            title: t('column.number'),
            dataIndex: 'number',
            className: 'figures',
            render: (number: string, row) => (
              <Link to="/cases/$root/$id" params={{ root: row.root, id: row.id }}>
                {number}
              </Link>
            ),
          },
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('column.applicant'), dataIndex: 'applicant' },
          {
            title: t('supervision.act'),
            key: 'act',
            render: (_, row) =>
              mayAny(officer, ['supervision.urge']) ? (
                <Button size="small" onClick={() => setUrged(row)}>
                  {t('supervision.urge')}
                </Button>
              ) : null,
          },
        ]}
      />
      {cases.hasNextPage ? (
        <p className="work-more">
          <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            {t('work.more')}
          </Button>
        </p>
      ) : null}
      {urged === null ? null : <UrgeDialog watched={urged} onClose={() => setUrged(null)} />}
    </Drawer>
  )
}

const WITHIN = [1, 2, 3, 5]

function UrgeDialog({ watched, onClose }: { watched: WatchedCase; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [answerWithin, setWithin] = useState(1)
  const [tried, setTried] = useState(false)
  const name = `urging-${watched.id}`
  const urging = useMutation({
    mutationFn: () => urge({ root: watched.root, caseId: watched.id, text: text.trim(), answerWithin }, keyOf(name)),
    onSuccess: () => {
      actDone(name)
      void client.invalidateQueries({ queryKey: ['watched'] })
      void client.invalidateQueries({ queryKey: oversightKeys.urgings })
      void message.success(t('supervision.sent'))
      onClose()
    },
  })
  function send(): void {
    setTried(true)
    if (text.trim() !== '') urging.mutate()
  }
  return (
    <Modal
      open
      title={t('supervision.urgeTitle', { number: watched.number })}
      okText={t('supervision.send')}
      cancelText={t('cancel')}
      confirmLoading={urging.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="small-form">
        {urging.isError ? <ProblemNotice error={urging.error} /> : null}
        <Labelled label={t('supervision.text')}>
          <Input.TextArea
            rows={4}
            maxLength={300}
            showCount
            value={text}
            status={tried && text.trim() === '' ? 'error' : ''}
            onChange={(event) => setText(event.target.value)}
          />
        </Labelled>
        <Labelled label={t('supervision.within')}>
          <Select
            value={answerWithin}
            options={WITHIN.map((value) => ({ value, label: t('supervision.days', { count: value }) }))}
            onChange={setWithin}
          />
        </Labelled>
        <p className="muted">{t('supervision.urgeNote')}</p>
      </div>
    </Modal>
  )
}
