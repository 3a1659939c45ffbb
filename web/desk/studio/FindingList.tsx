// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Draft, Finding } from './door.ts'
import { titleOf } from './title-of.ts'

type Shown = { findings: Finding[]; draft: Draft; onShow: (found: Finding) => void }

/** Everything that the checker found; a click leads to the element. */
export function FindingList({ findings, draft, onShow }: Shown) {
  const { t } = useTranslation()
  const placeOf = (one: Finding): string => {
    const file = draft.files.find((each) => each.name === one.file)
    return file === undefined ? t('studio.elsewhere', { place: one.place, line: one.line }) : titleOf(file, draft.files, t)
  }
  if (findings.length === 0) return <p className="studio-fine">{t('studio.fine')}</p>
  const errors = findings.filter((one) => one.level === 'error').length
  return (
    <details className="studio-findings" open={errors > 0}>
      <summary>{t('studio.found', { errors, warnings: findings.length - errors })}</summary>
      <ul>
        {findings.map((one) => (
          <li key={`${one.place} ${one.line} ${one.code} ${one.message}`}>
            <span className={`tag tag-${one.level === 'error' ? 'danger' : 'warn'}`}>{t(`studio.level.${one.level}`)}</span>{' '}
            {one.element === null && !one.file?.endsWith('.yaml') ? (
              <span>{one.message}</span>
            ) : (
              <button type="button" className="studio-link" onClick={() => onShow(one)}>
                {one.message}
              </button>
            )}{' '}
            <span className="muted" title={`${one.place}:${one.line}`}>
              {placeOf(one)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
