// SPDX-License-Identifier: Apache-2.0
import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../english.ts'
import { useSession } from '../questions.ts'

type PageProps = {
  /** names the page for the window, for the ear and (unless headless) on the page */
  title: string
  children: ReactNode
  lead?: ReactNode
  wide?: boolean
  /** the page draws its own heading */
  headless?: boolean
  back?: { to: string; label: string }
}

let pagesSeen = 0

/** One page: its title, its heading (which takes focus when one comes from another page) and its way back. */
export function Page({ title, children, lead, wide = false, headless = false, back }: PageProps) {
  const { t } = useTranslation()
  const city = useSay()(useSession()?.city.name ?? '')
  const heading = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })

  useEffect(() => {
    document.title = `${title} - ${city}${t('app.name')}`
  }, [title, city, t])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page
  useEffect(() => {
    pagesSeen += 1
    if (pagesSeen > 1 && !document.activeElement?.matches('input, textarea, select'))
      heading.current?.focus({ preventScroll: true })
  }, [path])

  return (
    <main id="main" className={wide ? 'wide' : undefined} tabIndex={-1} ref={headless ? heading : undefined}>
      {back && (
        <p className="crumbs">
          <Link to={back.to}>‹ {back.label}</Link>
        </p>
      )}
      {headless ? (
        children
      ) : (
        <div className="stack-wide">
          <header className="stack-tight">
            <h1
              tabIndex={-1}
              ref={(element) => {
                heading.current = element
              }}
            >
              {title}
            </h1>
            {lead && <p className="muted">{lead}</p>}
          </header>
          {children}
        </div>
      )}
    </main>
  )
}
