// SPDX-License-Identifier: Apache-2.0
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { VisitRow } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ToGuide } from './ToGuide.tsx'

type Shown = { title: string; rows: VisitRow[]; left: number; onClose: () => void }

/** The items behind a figure, each with its guide, as far as the report lists them. */
export function ItemRows({ title, rows, left, onClose }: Shown) {
  const { t } = useTranslation()
  return (
    <Drawer open size={860} onClose={onClose} title={title}>
      <DeskTable<VisitRow>
        label={title}
        rowKey="item"
        dataSource={rows}
        columns={[
          { title: t('column.item'), key: 'name', render: (_, row) => <ToGuide row={row} /> },
          { title: t('column.department'), key: 'department', render: (_, row) => row.department.name },
          { title: t('visits.promised'), dataIndex: 'promised', align: 'right', className: 'figures' },
          { title: t('visits.cases'), dataIndex: 'cases', align: 'right', className: 'figures' },
          { title: t('visits.most'), key: 'most', align: 'right', className: 'figures', render: (_, row) => row.most ?? '—' },
        ]}
      />
      {left > 0 ? <p className="muted">{t('visits.left', { count: left })}</p> : null}
    </Drawer>
  )
}
