// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Entry } from '../doors/ledger.ts'

type Shown = Pick<Entry, 'actorKind' | 'actor' | 'actorName' | 'actorDepartment' | 'actorPosition'>

/** Who acted: an officer by name and post, a resident by the family name, the platform as what it is. */
export function Actor({ by }: { by: Shown }) {
  const { t } = useTranslation()
  const kind = t(`actorKind.${by.actorKind}`, { defaultValue: by.actorKind })
  const post = [by.actorDepartment, by.actorPosition].filter((part) => part !== null).join(' ')
  return (
    <>
      {kind} {by.actorName === null ? by.actorKind === 'person' ? t('audit.anyone') : '' : <b>{by.actorName}</b>}
      {post === '' ? null : <span className="muted row-sub">{post}</span>}
    </>
  )
}
