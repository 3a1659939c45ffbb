// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** An empty state: what is the matter and what to do next. */
export function Nothing({ title, todo, children }: { title: string; todo?: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {todo === undefined ? null : <p>{todo}</p>}
      {children}
    </div>
  )
}
