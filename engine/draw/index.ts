// SPDX-License-Identifier: Apache-2.0
export {
  type Candidate,
  commitmentOf,
  type Drawn,
  type DrawnOne,
  draw,
  type Roll,
  rollText,
  type Share,
  seedOf,
  type Why,
} from './draw.ts'
