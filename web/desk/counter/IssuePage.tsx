// SPDX-License-Identifier: Apache-2.0
export function IssuePage() {
  return null
}
