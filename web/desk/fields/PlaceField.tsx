// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { PlaceTools } from '../../ui/map/PlaceTools.tsx'

type Shown = {
  aria: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }
  value: unknown
  bounds: number[] | undefined
  onChange: (value: unknown) => void
  onLeave: () => void
}

/** Where something is: typed, asked of the device, or pointed at. */
export function PlaceField({ aria, value, bounds, onChange, onLeave }: Shown) {
  return (
    <>
      <Input
        {...aria}
        status={aria['aria-invalid'] ? 'error' : ''}
        maxLength={60}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        onBlur={onLeave}
      />
      <PlaceTools value={value} bounds={bounds} change={onChange} Button={PlaceButton} />
    </>
  )
}

function PlaceButton({ onClick, expanded, children }: { onClick: () => void; expanded?: boolean; children: ReactNode }) {
  return (
    <Button aria-expanded={expanded} onClick={onClick}>
      {children}
    </Button>
  )
}
