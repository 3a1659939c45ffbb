// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { answerExport, type LedgerExport, ledgerKeys, listExports, takeExport } from '../doors/ledger.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import type { Grid } from '../work/sheet.ts'
import { actName, factsOf } from './entry-text.ts'

const TONE = { asked: 'tag tag-warn', granted: 'tag tag-ok', refused: 'tag tag-danger', over: 'tag' } as const

/** Who asked to write entries out, who lets them, and the file for whoever was let. */
export function Exports() {
  const { t } = useTranslation()
  const exports = useQuery({ queryKey: ledgerKeys.exports, queryFn: listExports })
  return (
    <section className="exports">
      <h2>{t('auditExport.title')}</h2>
      <p className="muted page-note">{t('auditExport.note')}</p>
      {exports.isError ? <ProblemNotice error={exports.error} again={() => void exports.refetch()} /> : null}
      <DeskTable
        label={t('auditExport.title')}
        rowKey="id"
        loading={exports.isPending}
        dataSource={exports.data?.rows ?? []}
        locale={{ emptyText: <Nothing title={t('auditExport.none')} todo={t('auditExport.noneTodo')} /> }}
        columns={[
          { title: t('auditExport.askedBy'), dataIndex: 'askedBy' },
          { title: t('auditExport.askedAt'), dataIndex: 'askedAt', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('auditExport.purpose'), dataIndex: 'purpose' },
          { title: t('auditExport.search'), key: 'search', render: (_, row) => <Wanted of={row} /> },
          { title: t('auditExport.state'), key: 'state', render: (_, row) => <Standing of={row} /> },
          { title: t('auditExport.act'), key: 'act', render: (_, row) => <Acts of={row} /> },
        ]}
      />
    </section>
  )
}

function Wanted({ of: { search } }: { of: LedgerExport }) {
  const { t } = useTranslation()
  const { value, actor, act, from, to } = search
  const what = [value, actor, act === undefined ? undefined : actName(act, t)].filter((part) => part !== undefined).join(' · ')
  return (
    <>
      {what === '' ? t('auditExport.everything') : what}
      <span className="muted row-sub figures">
        {t('auditExport.period', { from: from ?? t('auditExport.beginning'), to: to ?? t('auditExport.today') })}
      </span>
    </>
  )
}

function Standing({ of: { state, endsAt, answeredBy, taken } }: { of: LedgerExport }) {
  const { t } = useTranslation()
  const told = [
    answeredBy === null ? '' : t('auditExport.by', { name: answeredBy }),
    state === 'asked' || state === 'granted' ? t('auditExport.until', { at: saidAt(endsAt) }) : '',
    taken === 0 ? '' : t('auditExport.taken', { count: taken }),
  ]
  return (
    <>
      <span className={TONE[state]}>{t(`auditExport.states.${state}`)}</span>
      <span className="muted row-sub">{told.filter((part) => part !== '').join(' · ')}</span>
    </>
  )
}

function Acts({ of: one }: { of: LedgerExport }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const answering = useMutation({
    mutationFn: (answer: 'granted' | 'refused') => answerExport(one.id, answer),
    onSuccess: (exports) => {
      client.setQueryData(ledgerKeys.exports, exports)
      void message.success(t('auditExport.answered'))
    },
  })
  async function grid(): Promise<Grid> {
    const { rows, mark, isCut } = await takeExport(one.id)
    void client.invalidateQueries({ queryKey: ledgerKeys.exports })
    if (isCut) void message.warning(t('auditExport.cut', { count: rows.length }))
    const columns = ['seq', 'at', 'who', 'act', 'subject', 'purpose', 'more'] as const
    return {
      name: t('auditExport.file', { mark }),
      heads: [...columns.map((name) => t(`audit.${name}`)), t('auditExport.mark')],
      rows: rows.map((row) => [
        String(row.seq),
        { instant: row.at },
        [t(`actorKind.${row.actorKind}`, { defaultValue: row.actorKind }), row.actorName ?? row.actor].join(' '),
        actName(row.act, t),
        t(`subjectKind.${row.subjectKind}`, { defaultValue: row.subjectKind }),
        row.purpose ?? '',
        factsOf(row, t)
          .map(([name, value]) => `${name}：${value}`)
          .join('；'),
        mark,
      ]),
    }
  }
  if (answering.isError) return <ProblemNotice error={answering.error} />
  if (one.isMine) return one.state === 'granted' ? <ExportButton grid={grid} /> : null
  if (one.state !== 'asked') return null
  return (
    <span className="row-acts">
      <Popconfirm title={t('auditExport.grant')} description={one.purpose} onConfirm={() => answering.mutate('granted')}>
        <Button size="small" type="primary" loading={answering.isPending}>
          {t('auditExport.grant')}
        </Button>
      </Popconfirm>
      <Button size="small" disabled={answering.isPending} onClick={() => answering.mutate('refused')}>
        {t('auditExport.refuse')}
      </Button>
    </span>
  )
}
