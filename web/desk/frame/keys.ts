// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'

export type Keys = Record<string, (event: KeyboardEvent) => void>

/** Single-letter keys are silent while somebody types or a dialog is open. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target.closest('[role="dialog"], [role="listbox"], [role="menu"], [role="combobox"]') !== null) return true
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** Something lies over the page that Esc closes by itself: a list, a menu, a bubble. */
function isCovered(): boolean {
  return [...document.querySelectorAll('.ant-dropdown, .ant-select-dropdown, .ant-popover, .ant-image-preview')].some(
    (element) => !/-hidden\b/.test(element.className) && element.checkVisibility(),
  )
}

/** What is fixed on the screen has no offset parent: it is asked whether it is shown. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('.ant-modal-wrap, .ant-drawer-open')].some((element) => element.checkVisibility())
}

/** Closes what lies at the side of the page on Esc, wherever the focus is, unless something lies over it: that goes first. */
export function useEscape(isOpen: boolean, onClose: () => void): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    if (!isOpen) return
    function onKey(event: KeyboardEvent): void {
      const isUnder = [...document.querySelectorAll('.ant-modal-wrap')].some((element) => element.checkVisibility())
      if (event.key === 'Escape' && !event.defaultPrevented && !isUnder && !isCovered()) latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOpen])
}

/** Binds keys (names in lower case) of the page for as long as the component is shown. `Enter` and ` ` are left to a focused button or link. */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!enabled) return
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isTyping(event.target) || isDialogOpen()) return
      const name = event.key.toLowerCase()
      // Esc closes one thing: what lies on top
      if (name === 'escape' && isCovered()) return
      if (name === 'enter' && event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null) return
      const act = latest.current[name]
      if (act === undefined) return
      event.preventDefault()
      act(event)
    }
    // Esc is heard before whatever lies on top has closed itself; everything else after those whom it was meant for
    const onEscape = (event: KeyboardEvent) => (event.key === 'Escape' ? onKey(event) : undefined)
    const onOther = (event: KeyboardEvent) => (event.key === 'Escape' ? undefined : onKey(event))
    window.addEventListener('keydown', onEscape, { capture: true })
    window.addEventListener('keydown', onOther)
    return () => {
      window.removeEventListener('keydown', onEscape, { capture: true })
      window.removeEventListener('keydown', onOther)
    }
  }, [enabled])
}
