// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MyUnit } from './door.ts'
import './units.css'

/** Which tasks are looked at: by a word, by unit, by light. Stands in the address, so that a page can be come back to. */
export function TaskFilter({ units }: { units: MyUnit[] }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const asked = useSearch({ from: '/my/units' })
  const [word, setWord] = useState(asked.q ?? '')
  const ask = (change: object) => void go({ to: '/my/units', search: { ...asked, ...change } })
  return (
    <search className="paper stack">
      <form
        className="unit-search"
        onSubmit={(event) => {
          event.preventDefault()
          ask({ q: word.trim() || undefined })
        }}
      >
        <label className="hidden-visually" htmlFor="unit-word">
          {t('units.search')}
        </label>
        <input
          id="unit-word"
          className="input"
          type="search"
          maxLength={60}
          placeholder={t('units.search')}
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
        <button type="submit" className="button">
          {t('units.find')}
        </button>
      </form>
      <details open={asked.unit !== undefined || asked.light !== undefined}>
        <summary>{t('units.narrow')}</summary>
        <div className="row">
          {units.length > 1 && (
            <label className="row">
              {t('units.unit')}
              <select
                className="input"
                value={asked.unit ?? ''}
                onChange={(event) => ask({ unit: event.target.value || undefined })}
              >
                <option value="">{t('units.all')}</option>
                {units.map(({ unit, name }) => (
                  <option key={unit} value={unit}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="row">
            {t('units.light')}
            <select
              className="input"
              value={asked.light ?? ''}
              onChange={(event) => ask({ light: event.target.value || undefined })}
            >
              <option value="">{t('units.all')}</option>
              {(['red', 'yellow', 'green', 'paused'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`units.lights.${one}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
    </search>
  )
}
