// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { PlaceTools } from '../../ui/map/PlaceTools.tsx'
import { type InputProps, PlainText } from './TextFields.tsx'

/** Where something is: typed, asked of the device, or pointed at. */
export function PlaceText({ input, bounds }: { input: InputProps; bounds: number[] | undefined }) {
  return (
    <div className="stack-tight">
      <PlainText {...input} />
      <PlaceTools value={input.value} bounds={bounds} change={input.change} Button={PlaceButton} />
    </div>
  )
}

function PlaceButton({ onClick, expanded, children }: { onClick: () => void; expanded?: boolean; children: ReactNode }) {
  return (
    <button type="button" className="button" aria-expanded={expanded} onClick={onClick}>
      {children}
    </button>
  )
}
