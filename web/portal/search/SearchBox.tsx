// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchRow } from '../../client/index.ts'
import { useSaidCards } from '../english.ts'
import { found as foundFor } from '../questions.ts'
import './search.css'

const most = 6

/** The front door: finds as you type; arrow keys choose, Enter goes. */
export function SearchBox({ begin = '' }: { begin?: string }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const list = useId()
  const [said, setSaid] = useState(begin)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const asked = useDeferredValue(said.trim())
  const answer = useQuery(foundFor(asked))
  const found = useSaidCards(answer.data?.rows ?? [])
  const rows = asked === '' ? [] : found.slice(0, most)
  const shown = open && rows.length > 0

  function visit(row: SearchRow) {
    setOpen(false)
    void (row.kind === 'bundle'
      ? go({ to: '/bundles/$id', params: { id: row.id } })
      : go({ to: '/items/$id', params: { id: row.id } }))
  }

  function submit() {
    setOpen(false)
    const row = rows[chosen]
    if (shown && row !== undefined) visit(row)
    else if (said.trim() !== '') void go({ to: '/search', search: { q: said.trim() } })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen((at) =>
        rows.length === 0
          ? -1
          : (at + step + rows.length + 1) % (rows.length + 1) === rows.length
            ? -1
            : (at + step + rows.length + 1) % (rows.length + 1),
      )
    } else if (event.key === 'Escape') setOpen(false)
  }

  return (
    <search className="search-box">
      <form
        className="search-line"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <input
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && chosen >= 0 ? `${list}-${chosen}` : undefined}
          placeholder={t('search.example')}
          value={said}
          onChange={(event) => {
            setSaid(event.target.value)
            setChosen(-1)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <button type="submit">{t('search.verb')}</button>
      </form>
      <div
        className={shown ? 'search-list' : undefined}
        role="listbox"
        id={list}
        aria-label={t('search.results')}
        hidden={!shown}
      >
        {shown &&
          rows.map((row, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above has the focus and the keys (ARIA combobox)
            <div
              key={`${row.kind}/${row.id}`}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === chosen}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => visit(row)}
            >
              <span className="strong">{row.name}</span> <FoundBy row={row} asked={asked} />
              <br />
              <span className="small muted">
                {row.department} · {t('items.within', { promised: row.promised })}
              </span>
            </div>
          ))}
      </div>
      <span className="hidden-visually" aria-live="polite">
        {shown ? t('search.count', { count: rows.length }) : ''}
      </span>
    </search>
  )
}

/** Says why a row was found when its name alone does not show it. */
export function FoundBy({ row, asked }: { row: SearchRow; asked: string }) {
  const { t } = useTranslation()
  return (
    <>
      {row.kind === 'bundle' && <span className="chip primary">{t('kind.bundle')}</span>}
      {row.why && !row.name.includes(row.why) && row.why !== asked && (
        <span className="small muted"> {t('search.why', { why: row.why })}</span>
      )}
    </>
  )
}
