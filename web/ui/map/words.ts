// SPDX-License-Identifier: Apache-2.0
import type { Words } from '../../words/language.ts'

/** What a map and a question for a place say, in both faces. */
export const placeZh = {
  label: '地图，没有底图。方向键移动，加减号缩放；旁边的文字说同样的内容',
  marker: '标出的位置',
  zoomIn: '放大',
  zoomOut: '缩小',
  hold: '按住 Ctrl（Mac 上是 ⌘）滚动来缩放',
  fingers: '用两个手指移动地图',
  failed: '这台设备显示不了地图。请看旁边的文字。',
  device: '用我现在的位置',
  asking: '正在请设备给出位置…',
  refused: '设备没有给出位置。请在地图上点，或填经度和纬度。',
  show: '看地图',
  pick: '在地图上点',
  hide: '收起地图',
  picked: '位置：{{place}}',
} satisfies Words

export const placeEn = {
  label: 'Map without a ground map. Arrow keys move, plus and minus zoom; the text beside it says the same',
  marker: 'The place that is marked',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  hold: 'Hold Ctrl (⌘ on a Mac) and scroll to zoom',
  fingers: 'Use two fingers to move the map',
  failed: 'This device cannot show the map. Please read the text beside it.',
  device: 'Use where I am now',
  asking: 'Asking the device where it is…',
  refused: 'The device gave no position. Point on the map, or type longitude and latitude.',
  show: 'Show the map',
  pick: 'Point on the map',
  hide: 'Hide the map',
  picked: 'Place: {{place}}',
} satisfies Words
