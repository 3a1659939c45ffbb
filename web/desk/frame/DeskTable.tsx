// SPDX-License-Identifier: Apache-2.0
import { Table, type TableProps } from 'antd'

/** A plain table, dense, without pages of its own; when it is wider than its place it scrolls, also by keyboard. */
export function DeskTable<Row extends object>({ label, ...table }: TableProps<Row> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a region around a table, not a section of the text
    <div className="wide" role="region" aria-label={label} tabIndex={0}>
      <Table<Row> size="small" pagination={false} {...table} />
    </div>
  )
}
