// SPDX-License-Identifier: Apache-2.0

import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answerAppointment, type WaitingAppointment } from '../doors/positions.ts'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt, saidOn } from '../frame/time.ts'
import { useOfficerAct } from './Officers.tsx'

/** What was asked for and waits for the second person. */
export function WaitingAppointments({ waiting }: { waiting: UseQueryResult<WaitingAppointment[]> }) {
  const { t } = useTranslation()
  const me = useOfficer()
  const act = useOfficerAct()
  const mayApprove = mayAny(me, ['people.approve'])
  return (
    <>
      {waiting.isError ? <ProblemNotice error={waiting.error} again={() => void waiting.refetch()} /> : null}
      {mayApprove ? null : <p className="muted page-note">{t('people.secondPerson')}</p>}
      <DeskTable
        label={t('people.waitingLabel')}
        rowKey="id"
        loading={waiting.isPending}
        dataSource={waiting.data ?? []}
        locale={{ emptyText: <Nothing title={t('people.noWaiting')} todo={t('people.noWaitingTodo')} /> }}
        columns={[
          { title: t('people.name'), dataIndex: 'officerName' },
          { title: t('people.field.position'), dataIndex: 'positionName' },
          { title: t('column.department'), dataIndex: 'departmentName' },
          { title: t('people.field.region'), dataIndex: 'regionName' },
          {
            title: t('people.field.until'),
            dataIndex: 'until',
            render: (until: string | null) => (until === null ? t('people.forever') : saidOn(until)),
          },
          { title: t('people.field.reason'), dataIndex: 'reason' },
          { title: t('people.askedBy'), key: 'asked', render: (_, row) => `${row.askedByName ?? ''} ${saidAt(row.askedAt)}` },
          {
            title: t('people.act'),
            key: 'act',
            render: (_, row) =>
              mayApprove ? (
                <span className="row-acts">
                  <Button
                    size="small"
                    type="primary"
                    disabled={act.busy}
                    onClick={() => act.run(() => answerAppointment(row.id, 'granted'), t('people.granted'))}
                  >
                    {t('people.grant')}
                  </Button>
                  <Button
                    size="small"
                    disabled={act.busy}
                    onClick={() => act.run(() => answerAppointment(row.id, 'refused'), t('people.refused'))}
                  >
                    {t('people.refuse')}
                  </Button>
                </span>
              ) : null,
          },
        ]}
      />
    </>
  )
}
