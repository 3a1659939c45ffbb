// SPDX-License-Identifier: Apache-2.0
export {
  type Bounds,
  boundsOf,
  CHINA,
  type Coordinates,
  isPosition,
  isWithin,
  metresBetween,
  type Position,
  placeInText,
  type Shape,
  shapes,
  thinned,
} from './places.ts'
export { MOST_POSITIONS, type PlaceRead, readPlace } from './read-place.ts'
