// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { SystemRow } from './systems.ts'

const tones = { whole: 'chip ok', part: 'chip warn', none: 'chip' }

/** One row: its name and state at once; its check, where it lives and its tests when it is opened. */
export function SystemLine({ row, language }: { row: SystemRow; language: 'zh' | 'en' }) {
  const { t } = useTranslation()
  return (
    <li>
      <details className="system">
        <summary>
          <span className="figures muted">{row.id}</span> <span className="strong">{row[language]}</span>{' '}
          <span className={tones[row.state]}>{t(`systems.states.${row.state}`)}</span>
        </summary>
        <dl className="facts">
          <div>
            <dt>{t('systems.check')}</dt>
            <dd lang="en">{row.check}</dd>
          </div>
          {row.missing && (
            <div>
              <dt>{t('systems.missing')}</dt>
              <dd>{row.missing[language]}</dd>
            </div>
          )}
          {row.lives.length > 0 && (
            <div>
              <dt>{t('systems.lives')}</dt>
              <dd className="path">{row.lives.join(' · ')}</dd>
            </div>
          )}
          {row.tests.length > 0 && (
            <div>
              <dt>{t('systems.tests', { count: row.tests.length })}</dt>
              <dd>
                <ul className="small">
                  {row.tests.map((one) => (
                    <li key={`${one.file}/${one.title}`} lang="en">
                      {one.title} <span className="muted path">{one.file}</span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
      </details>
    </li>
  )
}
