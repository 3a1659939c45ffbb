// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react'
import type { OfficerCaller } from '../doors/types.ts'

const OfficerContext = createContext<OfficerCaller | null>(null)

/** Gives the signed-in officer to the pages inside. */
export const Officer = OfficerContext.Provider

export function useOfficer(): OfficerCaller {
  const officer = useContext(OfficerContext)
  if (officer === null) throw new Error('useOfficer is called outside the frame')
  return officer
}
