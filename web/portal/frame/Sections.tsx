// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCare } from './care.ts'

export type Section = { id: string; title: string; body: ReactNode; aside?: ReactNode }

/** The sections of a long page, below each other; in care mode one a screen. */
export function Sections({ sections }: { sections: Section[] }) {
  const { t } = useTranslation()
  const care = useCare()
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const here = Math.min(at, sections.length - 1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the section
  useEffect(() => {
    if (moved.current) heading.current?.focus()
  }, [here])

  function move(by: number) {
    moved.current = true
    setAt(here + by)
  }

  const shown = care ? sections.slice(here, here + 1) : sections
  return (
    <>
      {shown.map((section) => (
        <section key={section.id} id={section.id} className="paper stack" aria-labelledby={`${section.id}-title`}>
          <div className="row-apart">
            <h2 id={`${section.id}-title`} ref={care ? heading : undefined} tabIndex={-1}>
              {section.title}
            </h2>
            {section.aside}
          </div>
          {section.body}
        </section>
      ))}
      {care && (
        <div className="row-apart">
          <button type="button" className="button" disabled={here === 0} onClick={() => move(-1)}>
            {t('list.previous')}
          </button>
          <span className="figures">{t('list.place', { at: here + 1, of: sections.length })}</span>
          <button type="button" className="button" disabled={here === sections.length - 1} onClick={() => move(1)}>
            {t('list.next')}
          </button>
        </div>
      )}
    </>
  )
}
