// SPDX-License-Identifier: Apache-2.0
// The only file that brings the map library: import it when a map is opened, never before.
import 'maplibre-gl/dist/maplibre-gl.css'
import { type GeoJSONSource, Map as LibreMap, type LngLatBoundsLike, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Bounds, Position } from '../../../engine/places/index.ts'

/** The page allows no script of another address: the library's worker is a file of ours. */
setWorkerUrl(workerUrl)

export type Features = {
  features: {
    geometry: { type: string; coordinates: unknown[] }
    properties: { key: string | null; title: string; many: number }
  }[]
}
export type View = { bbox: string; zoom: number }
export type Chosen = { key: string; title: string }
export type DrawnMap = {
  show: (features: Features) => void
  /** a mark at a place, or none */
  mark: (place: Position | null) => void
  remove: () => void
}
export type MapWords = { label: string; marker: string; zoomIn: string; zoomOut: string; hold: string; fingers: string }
type Options = {
  bounds: Bounds
  words: MapWords
  onView?: (view: View) => void
  onChoose?: (one: Chosen) => void
  /** somebody points at a place */
  onPick?: (place: Position) => void
}

const SOURCE = 'rows'
const EMPTY = { type: 'FeatureCollection' as const, features: [] }

/** A plain ground without streets: no tile, glyph or picture is fetched from anywhere. Keys: arrows move, + and - zoom. */
export function drawMap(element: HTMLElement, { bounds, words, onView, onChoose, onPick }: Options): DrawnMap {
  const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
  const [primary, paper, ground] = [colour('--primary'), colour('--paper'), colour('--ground')]
  const map = new LibreMap({
    container: element,
    bounds: bounds as LngLatBoundsLike,
    fitBoundsOptions: { padding: 24, maxZoom: 16 },
    attributionControl: false,
    maxPitch: 0,
    dragRotate: false,
    // who scrolls past the map scrolls the page
    cooperativeGestures: true,
    locale: {
      ...{ 'Map.Title': words.label, 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut },
      'Marker.Title': words.marker,
      'CooperativeGesturesHandler.WindowsHelpText': words.hold,
      'CooperativeGesturesHandler.MacHelpText': words.hold,
      'CooperativeGesturesHandler.MobileHelpText': words.fingers,
    },
    style: {
      version: 8,
      sources: { [SOURCE]: { type: 'geojson', data: EMPTY } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': ground } },
        {
          ...{ id: 'areas', type: 'fill', source: SOURCE, filter: ['==', ['geometry-type'], 'Polygon'] },
          paint: { 'fill-color': primary, 'fill-opacity': 0.12 },
        },
        { id: 'lines', type: 'line', source: SOURCE, paint: { 'line-color': primary, 'line-width': 2 } },
        {
          ...{ id: 'points', type: 'circle', source: SOURCE, filter: ['==', ['geometry-type'], 'Point'] },
          paint: {
            'circle-color': primary,
            'circle-stroke-color': paper,
            'circle-stroke-width': 2,
            // the area of a circle, not its width, is how many there are
            'circle-radius': ['min', 28, ['+', 5, ['*', 1.2, ['sqrt', ['-', ['get', 'many'], 1]]]]],
          },
        },
        {
          ...{ id: 'counts', type: 'symbol', source: SOURCE, filter: ['>', ['get', 'many'], 1] },
          layout: { 'text-field': ['to-string', ['get', 'many']], 'text-size': 12, 'text-allow-overlap': true },
          paint: { 'text-color': paper },
        },
      ],
    },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }))
  const tell = () => {
    const [from, to] = [map.getBounds().getSouthWest(), map.getBounds().getNorthEast()]
    const within = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees)).toFixed(6)
    onView?.({
      bbox: [within(from.lng, 180), within(from.lat, 90), within(to.lng, 180), within(to.lat, 90)].join(','),
      zoom: Math.max(0, Math.round(map.getZoom() * 10) / 10),
    })
  }
  map.on('load', tell)
  map.on('moveend', tell)
  map.on('click', ({ lngLat, point }) => {
    if (onPick) return onPick([Number(lngLat.lng.toFixed(6)), Number(lngLat.lat.toFixed(6))])
    const near: [[number, number], [number, number]] = [
      [point.x - 8, point.y - 8],
      [point.x + 8, point.y + 8],
    ]
    const [found] = map.queryRenderedFeatures(near, { layers: ['points', 'lines', 'areas'] })
    if (!found) return
    const { key, title } = found.properties
    if (typeof key === 'string') onChoose?.({ key, title: String(title) })
    else map.easeTo({ center: lngLat, zoom: map.getZoom() + 2 })
  })
  const marker = new Marker({ color: colour('--danger') })
  return {
    show(features) {
      const put = () =>
        map.getSource<GeoJSONSource>(SOURCE)?.setData({ ...EMPTY, ...features } as Parameters<GeoJSONSource['setData']>[0])
      if (map.isStyleLoaded()) put()
      else map.once('load', put)
    },
    mark(place) {
      if (place) marker.setLngLat(place).addTo(map)
      else marker.remove()
    },
    remove: () => map.remove(),
  }
}
