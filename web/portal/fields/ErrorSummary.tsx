// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

export type Mistake = { target: string; message: string; go?: () => void }

/** All mistakes on top; it takes the focus when it appears, and each line leads to its field. */
export function ErrorSummary({ mistakes, turn }: { mistakes: Mistake[]; turn: number }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks for attention again
  useEffect(() => {
    if (mistakes.length > 0) box.current?.focus()
  }, [turn])
  if (mistakes.length === 0) return null
  return (
    <div className="say danger stack-tight" ref={box} tabIndex={-1} role="alert" aria-labelledby="mistakes">
      <h2 id="mistakes">{t('field.mistakes', { count: mistakes.length })}</h2>
      <ul className="stack-tight">
        {mistakes.map((mistake) => (
          <li key={`${mistake.target}${mistake.message}`}>
            <a
              href={`#${mistake.target}`}
              onClick={(event) => {
                event.preventDefault()
                if (mistake.go) mistake.go()
                else showField(mistake.target)
              }}
            >
              {mistake.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Scrolls to a field with its label and puts the caret into it. */
export function showField(id: string): void {
  const element = document.getElementById(id)
  element?.closest('.field, .material')?.scrollIntoView({ block: 'start' })
  element?.focus({ preventScroll: true })
}
