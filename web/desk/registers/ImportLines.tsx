// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Import, type ImportLine, linesOf, type Register } from '../doors/registers.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { More } from '../frame/More.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import type { Grid } from '../work/sheet.ts'

type Props = { register: Register; seen: Import; verdict: 'bad' | 'new' | 'changed' }

/** Lines of a file by what they come to; those that were set aside can be taken along, mended and read in again. */
export function ImportLines({ register, seen, verdict }: Props) {
  const { t } = useTranslation()
  const lines = useInfiniteQuery({
    queryKey: ['registers', register.id, 'import', seen.id, verdict, seen.counts[verdict]],
    queryFn: ({ pageParam }) => linesOf(register.id, seen.id, verdict, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  })
  const all = lines.data?.pages.flatMap((page) => page.rows) ?? []
  const given = register.fields.filter(({ name }) => all.some(({ cells }) => Object.hasOwn(cells, name)))
  async function grid(): Promise<Grid> {
    let pages = lines.data?.pages ?? []
    while (pages.at(-1)?.next) pages = (await lines.fetchNextPage({ throwOnError: true })).data?.pages ?? []
    const rows = pages.flatMap((page) => page.rows)
    return {
      name: t('registers.badFile', { name: register.name }),
      heads: [t('registers.line'), t('registers.says'), ...given.map(({ title }) => title)],
      rows: rows.map((row) => [String(row.line), row.says ?? '', ...given.map(({ name }) => row.cells[name] ?? '')]),
    }
  }
  const columns = [
    { key: 'line', title: t('registers.line'), align: 'right' as const, render: (_: unknown, row: ImportLine) => row.line },
    ...(verdict === 'bad'
      ? [{ key: 'says', title: t('registers.says'), render: (_: unknown, row: ImportLine) => row.says }]
      : []),
    ...given.slice(0, verdict === 'bad' ? 5 : 7).map(({ name, title }) => ({
      key: name,
      title,
      render: (_: unknown, row: ImportLine) => row.cells[name],
    })),
  ]
  return (
    <section className="panel">
      <div className="page-head">
        <h2>{t(`registers.verdicts.${verdict}`)}</h2>
        {verdict === 'bad' ? (
          <div className="page-acts">
            <ExportButton grid={grid} disabled={all.length === 0} />
          </div>
        ) : null}
      </div>
      {verdict === 'bad' ? <p className="muted">{t('registers.badHelp')}</p> : null}
      {lines.isError ? <ProblemNotice error={lines.error} again={() => void lines.refetch()} /> : null}
      <DeskTable<ImportLine>
        label={t(`registers.verdicts.${verdict}`)}
        rowKey="line"
        loading={lines.isPending}
        dataSource={all}
        columns={columns}
      />
      <More pages={lines} />
    </section>
  )
}
