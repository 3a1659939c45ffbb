// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCare } from './care.ts'

export type Section = { id: string; title: string; body: ReactNode }
export type Group = { id: string; title: string; sections: Section[] }

/** The sections of a long page in a few groups, each with a way to it; in care mode one section a screen. */
export function Sections({ groups }: { groups: Group[] }) {
  const { t } = useTranslation()
  const care = useCare()
  const full = groups.filter((group) => group.sections.length > 0)
  if (care) return <OneByOne sections={full.flatMap((group) => group.sections)} />
  return (
    <>
      <nav className="anchors" aria-label={t('guide.onThisPage')}>
        {full.map((group) => (
          <a key={group.id} href={`#${group.id}`}>
            {group.title}
          </a>
        ))}
      </nav>
      {full.map((group) => (
        <section key={group.id} id={group.id} className="paper stack-wide" aria-labelledby={`${group.id}-title`}>
          <h2 id={`${group.id}-title`} tabIndex={-1}>
            {group.title}
          </h2>
          {group.sections.map((section) => (
            <section key={section.id} className="stack" aria-labelledby={`${section.id}-title`}>
              <h3 id={`${section.id}-title`}>{section.title}</h3>
              {section.body}
            </section>
          ))}
        </section>
      ))}
    </>
  )
}

function OneByOne({ sections }: { sections: Section[] }) {
  const { t } = useTranslation()
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const here = Math.min(at, sections.length - 1)
  const section = sections[here]

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the section
  useEffect(() => {
    if (moved.current) heading.current?.focus()
  }, [here])

  function move(by: number) {
    moved.current = true
    setAt(here + by)
  }

  if (section === undefined) return null
  return (
    <>
      <section id={section.id} className="paper stack" aria-labelledby={`${section.id}-title`}>
        <h2 id={`${section.id}-title`} ref={heading} tabIndex={-1}>
          {section.title}
        </h2>
        {section.body}
      </section>
      <div className="row-apart paging">
        <button type="button" className="button" disabled={here === 0} onClick={() => move(-1)}>
          {t('list.previous')}
        </button>
        <span className="figures">{t('list.place', { at: here + 1, of: sections.length })}</span>
        <button type="button" className="button" disabled={here === sections.length - 1} onClick={() => move(1)}>
          {t('list.next')}
        </button>
      </div>
    </>
  )
}
