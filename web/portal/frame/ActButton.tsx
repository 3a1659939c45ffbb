// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from './Trouble.tsx'

type ActButtonProps = {
  /** the verb */
  children: ReactNode
  act: () => Promise<unknown>
  /** said while the act is under way */
  doing?: string
  look?: 'primary' | 'danger' | 'link' | ''
  wide?: boolean
  disabled?: boolean
}

/** A button whose act runs once however often it is pressed, and says below what went wrong. */
export function ActButton({ children, act, doing, look = 'primary', wide = false, disabled = false }: ActButtonProps) {
  const { t } = useTranslation()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function press() {
    if (running.current) return
    running.current = true
    setBusy(true)
    setError(undefined)
    try {
      await act()
    } catch (caught) {
      setError(caught)
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  const className = look === 'link' ? 'link-button' : ['button', look, wide ? 'wide' : ''].filter(Boolean).join(' ')
  return (
    <>
      {error !== undefined && <Trouble error={error} />}
      <button
        type="button"
        className={className}
        disabled={disabled}
        aria-disabled={busy}
        aria-busy={busy}
        onClick={() => void press()}
      >
        {busy ? (doing ?? t('act.doing')) : children}
      </button>
    </>
  )
}
