// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OfficerFigure, oversightKeys, type PersonRow, readPeople, tasksOfPerson } from '../doors/oversight.ts'
import { caseNumber } from '../frame/case-number.tsx'
import { DeskTable } from '../frame/DeskTable.tsx'
import { FigureButton } from '../frame/FigureButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt, saidDue } from '../frame/time.ts'
import { PeriodInputs, type Span, useSpan } from './PeriodInputs.tsx'

const FIGURES: OfficerFigure[] = ['claimed', 'overdue', 'done', 'doneLate']
type Drill = { person: PersonRow; figure: OfficerFigure }

/** The department's own people: what each has in hand and has done, with the tasks. By name; no score, no order of merit. */
export function People() {
  const { t } = useTranslation()
  const [span, setSpan] = useSpan()
  const [drill, setDrill] = useState<Drill | null>(null)
  const people = useQuery({
    queryKey: oversightKeys.people(span.from, span.to),
    queryFn: () => readPeople(span.from, span.to),
  })
  return (
    <>
      <div className="page-head">
        <PeriodInputs span={span} onSpan={setSpan} />
        <p className="muted">{t('supervision.person.note')}</p>
      </div>
      {people.isError ? <ProblemNotice error={people.error} again={() => void people.refetch()} /> : null}
      <DeskTable<PersonRow>
        label={t('supervision.people')}
        rowKey="id"
        loading={people.isPending}
        dataSource={people.data?.rows ?? []}
        locale={{ emptyText: <Nothing title={t('supervision.person.none')} todo={t('supervision.person.noneTodo')} /> }}
        columns={[
          { title: t('supervision.person.name'), dataIndex: 'name' },
          ...FIGURES.map((figure) => ({
            title: t(`supervision.person.${figure}`),
            key: figure,
            align: 'right' as const,
            render: (_: unknown, person: PersonRow) => (
              <FigureButton
                count={person[figure]}
                label={t('supervision.drill', {
                  name: person.name,
                  what: t(`supervision.person.${figure}`),
                  count: person[figure],
                })}
                onOpen={() => setDrill({ person, figure })}
              />
            ),
          })),
        ]}
      />
      {drill === null ? null : <Tasks {...drill} span={span} onClose={() => setDrill(null)} />}
    </>
  )
}

function Tasks({ person, figure, span, onClose }: Drill & { span: Span; onClose: () => void }) {
  const { t } = useTranslation()
  const tasks = useQuery({
    queryKey: oversightKeys.tasks(person.id, figure, span.from, span.to),
    queryFn: () => tasksOfPerson(person.id, figure, span.from, span.to),
  })
  const title = t('supervision.person.rows', { name: person.name, what: t(`supervision.person.${figure}`) })
  const isDone = figure === 'done' || figure === 'doneLate'
  return (
    <Drawer open size={960} onClose={onClose} title={title}>
      {tasks.isError ? <ProblemNotice error={tasks.error} again={() => void tasks.refetch()} /> : null}
      <DeskTable
        label={title}
        rowKey="task"
        loading={tasks.isPending}
        dataSource={tasks.data?.rows ?? []}
        locale={{ emptyText: <Nothing title={t('supervision.noCases')} /> }}
        columns={[
          {
            title: t(`supervision.person.${isDone ? 'at' : 'due'}`),
            dataIndex: 'at',
            className: 'figures',
            render: (at: string) => (isDone ? saidAt(at) : saidDue(at)),
          },
          { title: t('supervision.person.task'), dataIndex: 'name' },
          caseNumber(t('column.number')),
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('column.applicant'), dataIndex: 'applicant' },
        ]}
      />
    </Drawer>
  )
}
