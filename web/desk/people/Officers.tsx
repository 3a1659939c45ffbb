// SPDX-License-Identifier: Apache-2.0

import { EllipsisOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  endAppointment,
  type HeldPosition,
  listDepartments,
  listOfficers,
  type OfficerRow,
  positionKeys,
  stopOfficer,
  unlockOfficer,
} from '../doors/positions.ts'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice, sentenceOf } from '../frame/ProblemNotice.tsx'
import { saidOn } from '../frame/time.ts'
import { AskDialog } from './AskDialog.tsx'

export function Officers() {
  const { t } = useTranslation()
  const me = useOfficer()
  const [department, setDepartment] = useState('')
  const [wanted, setWanted] = useState('')
  const [asking, setAsking] = useState<OfficerRow | null>(null)
  const act = useOfficerAct()
  const departments = useQuery({ queryKey: ['departments'], queryFn: listDepartments, staleTime: 3_600_000 })
  const officers = useInfiniteQuery({
    queryKey: positionKeys.officers(department),
    queryFn: ({ pageParam }) => listOfficers(department, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const all = officers.data?.pages.flatMap((page) => page.rows) ?? []
  const rows = all.filter((row) => `${row.name}${row.login}`.includes(wanted.trim()))
  const mayGrant = mayAny(me, ['people.grant'])
  const mayUnlock = mayAny(me, ['people.unlock'])
  return (
    <>
      <div className="page-head">
        <Select
          className="page-select"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('column.department')}
          placeholder={t('people.allDepartments')}
          value={department === '' ? undefined : department}
          options={(departments.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
          onChange={(value?: string) => setDepartment(value ?? '')}
        />
        <Input
          className="page-search"
          allowClear
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      {officers.isError ? <ProblemNotice error={officers.error} again={() => void officers.refetch()} /> : null}
      <DeskTable
        label={t('people.officers')}
        rowKey="id"
        loading={officers.isPending}
        dataSource={rows}
        locale={{ emptyText: <Nothing title={t('people.none')} todo={t('people.noneTodo')} /> }}
        columns={[
          {
            title: t('people.name'),
            dataIndex: 'name',
            render: (name: string, row) => (
              <>
                <b>{name}</b> {row.stopped ? <span className="tag tag-danger">{t('people.stopped')}</span> : null}
              </>
            ),
          },
          { title: t('people.login'), dataIndex: 'login', className: 'figures' },
          {
            title: t('people.positions'),
            dataIndex: 'positions',
            render: (positions: HeldPosition[]) => (
              <ul className="positions">
                {positions.map((position) => (
                  <li key={position.id}>
                    {position.departmentName} · {position.positionName}{' '}
                    <span className={position.until === null ? 'muted' : 'text-warn'}>
                      {position.until === null ? t('people.forever') : t('people.until', { day: saidOn(position.until) })}
                    </span>
                    {mayGrant ? (
                      <Button
                        type="link"
                        size="small"
                        onClick={() =>
                          act.confirm(t('people.endTitle', { name: position.positionName }), t('people.end'), () =>
                            endAppointment(position.id),
                          )
                        }
                      >
                        {t('people.end')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            title: t('people.act'),
            key: 'act',
            render: (_, row) =>
              mayGrant || mayUnlock ? (
                <Space.Compact size="small">
                  {mayGrant ? (
                    <Button size="small" disabled={row.stopped} onClick={() => setAsking(row)}>
                      {t('people.ask')}
                    </Button>
                  ) : null}
                  <Dropdown
                    trigger={['click']}
                    disabled={row.stopped}
                    menu={{
                      items: [
                        ...(mayUnlock
                          ? [
                              {
                                key: 'unlock',
                                label: t('people.unlock'),
                                onClick: () => act.run(() => unlockOfficer(row.id), t('people.unlocked')),
                              },
                            ]
                          : []),
                        ...(mayGrant
                          ? [
                              {
                                key: 'stop',
                                danger: true,
                                label: t('people.stop'),
                                onClick: () =>
                                  act.confirm(t('people.stopTitle', { name: row.name }), t('people.stop'), () =>
                                    stopOfficer(row.id),
                                  ),
                              },
                            ]
                          : []),
                      ],
                    }}
                  >
                    <Button size="small" icon={<EllipsisOutlined />} aria-label={t('people.more', { name: row.name })} />
                  </Dropdown>
                </Space.Compact>
              ) : null,
          },
        ]}
      />
      <More pages={officers} />
      {asking === null ? null : (
        <AskDialog
          officer={asking}
          known={all.flatMap((row) => row.positions)}
          departments={departments.data ?? []}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** Runs an administrator's act, says how it went and reads the list anew. */
export function useOfficerAct() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['officers'] })
      void client.invalidateQueries({ queryKey: positionKeys.waiting })
    },
    onError: (error) => void message.error(sentenceOf(error), 6),
  })
  function run(act: () => Promise<unknown>, done: string): void {
    acting.mutate(act, { onSuccess: () => void message.success(done) })
  }
  return {
    run,
    busy: acting.isPending,
    confirm(title: string, ok: string, act: () => Promise<unknown>): void {
      modal.confirm({
        title,
        content: t('people.atOnce'),
        okText: ok,
        cancelText: t('cancel'),
        onOk: () => run(act, t('people.done')),
      })
    },
  }
}
