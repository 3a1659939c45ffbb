// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react'

const place = 'chengshu.care'
const listeners = new Set<() => void>()

/** 关怀版: larger type, one step a screen, read aloud. Kept on this device. */
export const isCareOn = (): boolean => document.documentElement.dataset.care === 'on'

export function setCare(on: boolean): void {
  document.documentElement.dataset.care = on ? 'on' : 'off'
  try {
    localStorage.setItem(place, on ? 'on' : 'off')
  } catch {
    // without storage the choice lasts as long as the page
  }
  for (const listener of listeners) listener()
}

export function restoreCare(): void {
  try {
    document.documentElement.dataset.care = localStorage.getItem(place) === 'on' ? 'on' : 'off'
  } catch {
    document.documentElement.dataset.care = 'off'
  }
}

export function useCare(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, isCareOn)
}
