// SPDX-License-Identifier: Apache-2.0
import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import { csvOfGrid, type Grid, saveAs, xlsxOf } from '../work/sheet.ts'
import { sentenceOf } from './ProblemNotice.tsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Props = {
  /** what is on the screen; its name becomes the file's. A list that has more pages is read to its end first. */
  grid: () => Grid | Promise<Grid>
  disabled?: boolean
  /** an icon alone, where there is no room */
  isSmall?: boolean
}

/** Takes what is seen along, as a workbook or as CSV. */
export function ExportButton({ grid, disabled, isSmall }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  async function save(form: string): Promise<void> {
    setBusy(true)
    try {
      const seen = await grid()
      if (form === 'csv') saveAs(`${seen.name}.csv`, csvOfGrid(seen), 'text/csv;charset=utf-8')
      else saveAs(`${seen.name}.xlsx`, await xlsxOf(seen), XLSX)
    } catch (error) {
      // what the server refused says why
      void message.error(isProblem(error) ? sentenceOf(error) : t('export.failed'))
    } finally {
      setBusy(false)
    }
  }
  const items = [
    { key: 'xlsx', label: t('export.xlsx') },
    { key: 'csv', label: t('export.csv') },
  ]
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void save(key) }} disabled={disabled} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={busy} disabled={disabled} aria-label={t('export.verb')}>
        {isSmall ? null : t('export.verb')}
      </Button>
    </Dropdown>
  )
}
