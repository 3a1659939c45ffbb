// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { listRegions, type Region } from '../doors/positions.ts'
import type { Regions } from './value-text.ts'

type Shown = {
  value: unknown
  /** what the code is called that the row has now */
  regions: Regions
  status: 'error' | ''
  isCleared: boolean
  onChange: (code: string | null) => void
}
type Node = { id: string; pId: string | null; value: string; title: string; isLeaf: boolean }

const nodeOf = ({ code, name, level, parent }: Region): Node => ({
  ...{ id: code, pId: parent, value: code, title: name, isLeaf: level === 'community' },
})

/** A region chosen by its name, from the city down: what lies below one is asked for when it is opened. */
export function RegionInput({ value, regions, status, isCleared, onChange }: Shown) {
  const client = useQueryClient()
  const [nodes, setNodes] = useState<Node[]>([])
  const below = async (parent?: string): Promise<void> => {
    const found = await client.fetchQuery({
      queryKey: ['regions', parent ?? ''],
      queryFn: () => listRegions(parent),
      staleTime: 3_600_000,
    })
    setNodes((before) => [...new Map([...before, ...found.map(nodeOf)].map((node) => [node.id, node])).values()])
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree begins once, with the city
  useEffect(() => void below(), [])
  const code = value === null || value === undefined ? undefined : String(value)
  return (
    <TreeSelect
      treeDataSimpleMode
      labelInValue
      allowClear={isCleared}
      status={status}
      value={
        code === undefined
          ? undefined
          : { value: code, label: nodes.find((node) => node.id === code)?.title ?? regions[code] ?? code }
      }
      treeData={nodes}
      loadData={({ id }) => below(String(id))}
      popupMatchSelectWidth={false}
      onChange={(chosen?: { value: string; label?: ReactNode }) => onChange(chosen?.value ?? null)}
    />
  )
}
