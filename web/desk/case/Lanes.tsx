// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Child, Place } from '../doors/types.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { StateTag } from '../frame/StateTag.tsx'

/** The parallel departments of a bundle, one lane each; a lane opens its own case. */
export function Lanes({ children, parent }: { children: Child[]; parent: Place | null }) {
  const { t } = useTranslation()
  if (children.length === 0 && parent === null) return null
  return (
    <section className="lanes">
      <h3>{parent === null ? t('lanes.children', { count: children.length }) : t('lanes.parent')}</h3>
      <ul>
        {parent === null ? null : (
          <li>
            <Link to="/cases/$root/$id" params={{ root: parent.root, id: parent.id }}>
              {parent.name}
            </Link>
            <span className="figures muted">{parent.number}</span>
          </li>
        )}
        {children.map((child) => (
          <li key={child.id}>
            <Link to="/cases/$root/$id" params={{ root: child.root, id: child.id }}>
              {child.name}
            </Link>
            <span className="muted">{child.department}</span>
            <StateTag state={child.state} />
            {child.light === null ? null : <ClockChip light={child.light} text="" />}
            <span className="figures muted">{child.number}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
