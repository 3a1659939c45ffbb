// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import './beside.css'

/** From 1024 px two columns: what is read, and beside it what stays in view. On a phone the side comes first. */
export function Beside({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="beside">
      <aside className="beside-side stack">{side}</aside>
      <div className="beside-main stack-wide">{children}</div>
    </div>
  )
}
