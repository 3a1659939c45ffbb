// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import type { Draft } from './door.ts'

/** What the saved draft says otherwise than the version that it began with. */
export function Changes({ draft, isChanged }: { draft: Draft; isChanged: boolean }) {
  const { t } = useTranslation()
  const empty = <Nothing title={t('studio.noChanges')} todo={t('studio.noChangesTodo')} />
  return (
    <>
      {isChanged ? <p className="muted page-note">{t('studio.saveFirst')}</p> : null}
      {draft.changes.length === 0 ? (
        empty
      ) : (
        <DeskTable
          label={t('studio.changes')}
          rowKey={(row) => `${row.where} ${row.before} ${row.after}`}
          dataSource={draft.changes}
          columns={[
            { title: t('studio.column.where'), dataIndex: 'where' },
            { title: t('studio.column.before'), dataIndex: 'before' },
            { title: t('studio.column.after'), dataIndex: 'after' },
          ]}
        />
      )}
    </>
  )
}
