// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../frame/Page.tsx'
import { SystemLine } from './SystemLine.tsx'
import read from './systems.json' with { type: 'json' }
import { chosenRows, countOf, STATES, type Systems, type SystemsSearch } from './systems.ts'

const { groups, rows } = read as Systems

/** What a city asks for, what of it is there, and which tests show it. What is chosen is in the address. */
export function SystemsPage() {
  const { t, i18n } = useTranslation()
  const chosen = useSearch({ from: '/about/systems' })
  const go = useNavigate()
  const choose = (change: SystemsSearch) => void go({ to: '/about/systems', search: { ...chosen, ...change }, replace: true })
  const language = i18n.language.startsWith('en') ? 'en' : 'zh'
  const shown = chosenRows(rows, chosen)
  const inGroup = chosenRows(rows, { group: chosen.group })
  return (
    <Page title={t('systems.title')} lead={t('systems.lead', { count: rows.length })}>
      <div className="paper stack">
        <div className="field">
          <label htmlFor="systems-q">{t('systems.search')}</label>
          <input
            id="systems-q"
            className="input"
            type="search"
            value={chosen.q ?? ''}
            onChange={(event) => choose({ q: event.target.value || undefined })}
          />
        </div>
        <div className="field">
          <label htmlFor="systems-group">{t('systems.group')}</label>
          <select
            id="systems-group"
            className="input"
            value={chosen.group ?? ''}
            onChange={(event) => choose({ group: event.target.value || undefined })}
          >
            <option value="">{t('items.any')}</option>
            {Object.entries(groups).map(([letter, name]) => (
              <option key={letter} value={letter}>{`${letter} ${name[language]}`}</option>
            ))}
          </select>
        </div>
        <fieldset className="ways" aria-label={t('systems.state')}>
          {STATES.map((state) => (
            <button
              key={state}
              type="button"
              className="way figures"
              aria-pressed={chosen.state === state}
              onClick={() => choose({ state: chosen.state === state ? undefined : state })}
            >
              {t(`systems.states.${state}`)} {countOf(inGroup, state)}
            </button>
          ))}
        </fieldset>
        <p className="small muted">{t('systems.rule')}</p>
      </div>
      <p role="status" className="small muted figures">
        {t('systems.found', { count: shown.length })}
      </p>
      {shown.length > 0 && (
        <ul className="paper links">
          {shown.map((row) => (
            <SystemLine key={row.id} row={row} language={language} />
          ))}
        </ul>
      )}
    </Page>
  )
}
