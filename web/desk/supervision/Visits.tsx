// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Figure,
  type Narrowing,
  type OneVisitShare,
  oversightKeys,
  type Visits as Report,
  type VisitsOf,
  visitsByItem,
} from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { FigureButton } from '../frame/FigureButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { type Drill, FigureRows } from './FigureRows.tsx'
import { ItemRows } from './ItemRows.tsx'
import { percent } from './Totals.tsx'
import { VisitsByItem } from './VisitsByItem.tsx'
import { type ItemFigure, itemsBehind } from './visit-rows.ts'

const figures = { align: 'right', className: 'figures' } as const
/** whose a figure is; without a code, of everything that is seen */
type Whose = { name: string; code?: string }
type Opened = { cases: Drill } | { items: ItemFigure; whose: Whose }

/** How often people must come by the guides and how often they really came; what each item asks, before and after. Broken promises first. */
export function Visits({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation()
  const [of, setOf] = useState<VisitsOf>('enterprise')
  const [opened, setOpened] = useState<Opened | null>(null)
  const visits = useQuery({ queryKey: oversightKeys.visits(from, to, of), queryFn: () => visitsByItem(from, to, of) })
  const all = { name: t('supervision.all') }
  const openItems = (items: ItemFigure, whose: Whose) => setOpened({ items, whose })
  const openCases = (figure: Figure, name: string, narrowing: Omit<Narrowing, 'from' | 'to' | 'of'>) =>
    setOpened({ cases: { figure, name, narrowing: { from, to, of, ...narrowing } } })
  const openCasesOf = (figure: Figure, { name, code }: Whose) =>
    openCases(figure, name, code === undefined ? {} : { department: code })
  const close = () => setOpened(null)
  const { rows, left } = visits.data ?? { rows: [], left: 0 }
  return (
    <>
      <div className="page-head">
        <Segmented<VisitsOf>
          value={of}
          onChange={setOf}
          options={[
            { value: 'enterprise', label: t('visits.enterprise') },
            { value: 'all', label: t('visits.all') },
          ]}
        />
        <p className="muted">{t('visits.note')}</p>
      </div>
      {visits.isError ? <ProblemNotice error={visits.error} again={() => void visits.refetch()} /> : null}
      {visits.data === undefined ? null : (
        <dl className="totals">
          {SHARES.map((name) => (
            <div key={name}>
              <dt>{t(`visits.${name}`)}</dt>
              <dd className={name === 'broken' && visits.data.totals.broken > 0 ? 'text-danger' : ''}>
                <Share name={name} share={visits.data.totals} whose={all} onItems={openItems} onCases={openCasesOf} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <DeskTable<Report['departments'][number]>
        label={t('visits.byDepartment')}
        rowKey="code"
        loading={visits.isPending}
        dataSource={visits.data?.departments ?? []}
        locale={{ emptyText: <Nothing title={t('visits.none')} todo={t('visits.noneTodo')} /> }}
        columns={[
          { title: t('column.department'), dataIndex: 'name' },
          ...(['items', 'itemShare', 'cases', 'caseShare', 'broken'] as const).map((name) => ({
            title: t(`visits.${name}`),
            key: name,
            ...figures,
            render: (_: unknown, share: Report['departments'][number]) => (
              <Share name={name} share={share} whose={share} onItems={openItems} onCases={openCasesOf} />
            ),
          })),
        ]}
      />
      <h2 className="page-part">{t('visits.byItem')}</h2>
      <VisitsByItem rows={rows} loading={visits.isPending} onOpen={openCases} />
      {left > 0 ? <p className="muted">{t('visits.left', { count: left })}</p> : null}
      {opened === null ? null : 'cases' in opened ? (
        <FigureRows drill={opened.cases} onClose={close} />
      ) : (
        <ItemRows
          title={t('supervision.rows', { name: opened.whose.name, figure: t(`visits.${COUNTS[opened.items]}`) })}
          rows={itemsBehind(rows, opened.items, opened.whose.code)}
          left={left}
          onClose={close}
        />
      )}
    </>
  )
}

const SHARES = ['itemShare', 'caseShare', 'broken'] as const
/** By what name of the page a figure of items is called. */
const COUNTS = { items: 'items', oneVisitItems: 'itemShare', broken: 'broken' } as const satisfies Record<ItemFigure, string>

type ShareProps = {
  name: 'items' | 'itemShare' | 'cases' | 'caseShare' | 'broken'
  share: OneVisitShare
  whose: Whose
  onItems: (figure: ItemFigure, whose: Whose) => void
  onCases: (figure: Figure, whose: Whose) => void
}

/** One figure of a share: a rate opens the rows above its line. */
function Share({ name, share, whose, onItems, onCases }: ShareProps) {
  const { t } = useTranslation()
  const isRate = name === 'itemShare' || name === 'caseShare'
  const figure = {
    items: 'items',
    itemShare: 'oneVisitItems',
    cases: 'cases',
    caseShare: 'oneVisitCases',
    broken: 'broken',
  } as const
  const counted = figure[name]
  const count = share[counted]
  const text = isRate ? percent(share[name]) : String(count)
  const label = t('supervision.drill', {
    name: whose.name,
    what: t(`visits.${name}`),
    count: isRate ? t('supervision.rateOf', { rate: text, count }) : count,
  })
  const open = () => {
    if (counted === 'cases') onCases('visited', whose)
    else if (counted === 'oneVisitCases') onCases('visitedOnce', whose)
    else onItems(counted, whose)
  }
  return <FigureButton count={count} text={text} label={label} onOpen={open} />
}
