// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'

type Shown = {
  /** how many rows it opens */
  count: number
  /** what stands in the place of the count: a rate, an average */
  text?: string
  /** what a reader hears: whose figure it is, of what, how many */
  label: string
  tone?: string
  onOpen: () => void
}

/** A figure that leads to its rows; nought leads nowhere. */
export function FigureButton({ count, text = String(count), label, tone = '', onOpen }: Shown) {
  if (count === 0) return <span className="muted figures">{text}</span>
  return (
    <Button type="link" size="small" className={`figures ${tone}`.trim()} aria-label={label} onClick={onOpen}>
      {text}
    </Button>
  )
}
