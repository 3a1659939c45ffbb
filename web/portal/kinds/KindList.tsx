// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChineseOnly } from '../frame/ChineseOnly.tsx'
import { kindsOpen } from './door.ts'

/** What can be reported or registered, each with the way to its form; nothing where a city has opened none. */
export function KindList({ most, at }: { most?: number; at?: 'kiosk' }) {
  const { i18n } = useTranslation()
  const isEnglish = i18n.language.startsWith('en')
  const kinds = useQuery(kindsOpen(at)).data ?? []
  return (
    <ul className="paper links">
      {kinds.slice(0, most).map((kind) => (
        <li key={kind.id}>
          <Link className="line" to="/kinds/$kind" params={{ kind: kind.id }}>
            <span>
              <span className="title">{(isEnglish && kind.nameEn) || kind.name}</span> <ChineseOnly en={null} />
            </span>
            <span className="small">{kind.purpose}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
