// SPDX-License-Identifier: Apache-2.0
import { Table, type TableProps } from 'antd'

/**
 * A plain table, dense, without pages of its own; when it is wider than its place it scrolls, also by keyboard. On a phone each row is a
 * card, so that every figure and button can be reached: a cell then says its column's name itself.
 */
export function DeskTable<Row extends object>({ label, columns = [], ...table }: TableProps<Row> & { label: string }) {
  const named = columns.map((column) => ({
    ...column,
    onCell: (row: Row, at?: number) => ({
      ...column.onCell?.(row, at),
      ...(typeof column.title === 'string' ? { 'data-label': column.title } : {}),
    }),
  }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a region around a table, not a section of the text
    <div className="wide" role="region" aria-label={label} tabIndex={0}>
      <Table<Row> size="small" pagination={false} columns={named} {...table} />
    </div>
  )
}
