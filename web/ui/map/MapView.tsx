// SPDX-License-Identifier: Apache-2.0
import './map.css'
import { useEffect, useRef, useState } from 'react'
import type { Bounds, Position } from '../../../engine/places/index.ts'
import type { Chosen, DrawnMap, Features, MapWords, View } from './draw-map.ts'

export type { Chosen, View } from './draw-map.ts'

type Props = {
  bounds: Bounds
  words: MapWords & { failed: string }
  features?: Features | undefined
  marked?: Position | null
  onView?: (view: View) => void
  onChoose?: (one: Chosen) => void
  onPick?: (place: Position) => void
}

/** A map, fetched when it is shown. What it shows always stands in words beside it: it is nobody's only way. */
export function MapView({ bounds, words, features, marked = null, ...acts }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<DrawnMap | null>(null)
  const [isFailed, setFailed] = useState(false)
  const latest = useRef(acts)
  latest.current = acts
  // the map is drawn once, where it began; what happens on it goes to the page as it is by then
  const begin = useRef({ bounds, words, canPick: acts.onPick !== undefined })
  useEffect(() => {
    let map: DrawnMap | undefined
    let isGone = false
    const { canPick, ...options } = begin.current
    import('./draw-map.ts')
      .then(({ drawMap }) => {
        if (isGone || !element.current) return
        map = drawMap(element.current, {
          ...options,
          onView: (view) => latest.current.onView?.(view),
          onChoose: (one) => latest.current.onChoose?.(one),
          ...(canPick ? { onPick: (place: Position) => latest.current.onPick?.(place) } : {}),
        })
        setDrawn(map)
      })
      // no WebGL, or no line to fetch it by: the list and the typed coordinates go on
      .catch(() => setFailed(true))
    return () => {
      isGone = true
      map?.remove()
    }
  }, [])
  useEffect(() => {
    if (drawn && features) drawn.show(features)
  }, [drawn, features])
  useEffect(() => drawn?.mark(marked), [drawn, marked])
  return isFailed ? <p role="status">{words.failed}</p> : <div ref={element} className="map" />
}
