// SPDX-License-Identifier: Apache-2.0
import { Button, Input, type InputRef, Segmented, Select } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { counted } from './counted.ts'
import type { KindColumn, KindView } from './door.ts'
import { type KindSearch, VIEWS, type View } from './kind-search.ts'

type Shown = {
  kind: KindView
  search: KindSearch
  searchBox: RefObject<HTMLInputElement | null>
  onSearch: (part: Partial<KindSearch>) => void
}

/** Saved views, states with how many stand in each, the kind's own filters, number or title; all of it lives in the address. */
export function Filters({ kind, search, searchBox, onSearch }: Shown) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(search.q ?? '')
  useEffect(() => setTyped(search.q ?? ''), [search.q])
  const views = VIEWS.filter((view) => view !== 'us' || kind.mayOpen)
  return (
    <div className="kind-filters">
      <Segmented<View | 'state'>
        aria-label={t('kinds.views')}
        value={search.state === undefined ? (search.view ?? 'open') : 'state'}
        onChange={(view) => onSearch({ view: view === 'state' ? undefined : view, state: undefined })}
        options={views.map((value) => ({ value, label: t(`kinds.view.${value}`) }))}
      />
      <fieldset className="lights">
        <legend className="unseen">{t('kinds.states')}</legend>
        {kind.states.map((state) => (
          <button
            key={state.id}
            type="button"
            className="chip chip-none kind-state"
            aria-pressed={search.state === state.id}
            onClick={() => onSearch({ state: search.state === state.id ? undefined : state.id, view: undefined })}
          >
            {state.name} <span className="count">{counted(state.cases, kind.countedTo)}</span>
          </button>
        ))}
      </fieldset>
      {kind.columns
        .filter((column) => column.filter)
        .map((column) => (
          <ColumnFilter key={column.field} column={column} search={search} onSearch={onSearch} />
        ))}
      <Input.Search
        ref={(input: InputRef | null) => {
          searchBox.current = input?.input ?? null
        }}
        className="page-search"
        allowClear
        aria-label={t('kinds.seek')}
        placeholder={t('kinds.seek')}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(text) => onSearch({ q: text.trim() === '' ? undefined : text.trim() })}
      />
      {Object.keys(search).length === 0 ? null : (
        <Button
          type="text"
          onClick={() => onSearch({ view: undefined, state: undefined, q: undefined, field: undefined, value: undefined })}
        >
          {t('empty.clear')}
        </Button>
      )}
    </div>
  )
}

type ColumnProps = Pick<Shown, 'search' | 'onSearch'> & { column: KindColumn }

/** One filter of the kind: a choice where the question names its answers, else the exact text. */
function ColumnFilter({ column: { field, title, choices }, search, onSearch }: ColumnProps) {
  const { t } = useTranslation()
  const value = search.field === field ? search.value : undefined
  const set = (next: string | undefined) =>
    onSearch(next === undefined || next === '' ? { field: undefined, value: undefined } : { field, value: next })
  if (choices.length > 0)
    return (
      <Select
        className="kind-filter"
        aria-label={title}
        allowClear
        placeholder={t('kinds.all', { title })}
        value={value}
        options={choices}
        onChange={set}
      />
    )
  return (
    <Input.Search
      key={value ?? ''}
      className="kind-filter"
      allowClear
      aria-label={title}
      placeholder={title}
      maxLength={100}
      defaultValue={value}
      onSearch={(text) => set(text.trim())}
    />
  )
}
