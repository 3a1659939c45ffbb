// SPDX-License-Identifier: Apache-2.0
import { SearchOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, type InputRef, Popover, Segmented, Select } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '../doors/types.ts'
import type { Counts } from '../doors/work.ts'
import { ExportButton } from '../frame/ExportButton.tsx'
import { COLUMNS } from './columns.tsx'
import type { Grid } from './sheet.ts'
import { LIGHTS, QUEUES, type WorkSearch } from './work-search.ts'

type Shown = {
  search: WorkSearch
  rows: TaskRow[]
  counts: Counts
  columns: string[]
  narrow: boolean
  searchBox: RefObject<InputRef | null>
  onSearch: (part: Partial<WorkSearch>) => void
  onColumns: (ids: string[]) => void
  grid: () => Grid
  /** what is looked for among all cases: kept on the page and in no address */
  asked: string
  onAsk: (q: string) => void
  ticking: boolean
  onTicking: () => void
}

/** Queues, lights, search and filters; all of it lives in the address. */
export function WorkToolbar(shown: Shown) {
  const { search, rows, counts, columns, narrow, searchBox, onSearch, onColumns, grid } = shown
  const { t } = useTranslation()
  const queue = search.queue ?? 'department'
  const { red, yellow, green, paused, mine } = counts
  const all = [red, yellow, green, paused].every((count) => count === undefined) ? undefined : sum(red, yellow, green, paused)
  const totals: Record<string, number | undefined> = { department: all, mine }
  const lights: Counts = queue === 'department' ? counts : {}
  return (
    <div className="toolbar">
      <Segmented
        aria-label={t('work.queues')}
        value={queue}
        onChange={(value) =>
          onSearch({
            queue: value,
            light: undefined,
            stage: undefined,
            item: undefined,
            ...(value === 'done' || value === 'all' ? { q: undefined } : {}),
          })
        }
        options={QUEUES.map((name) => ({
          value: name,
          label: (
            <span>
              {t(`queue.${name}`)}
              {totals[name] === undefined ? null : <span className="count">{totals[name]}</span>}
            </span>
          ),
        }))}
      />
      {queue === 'all' ? <AskBox asked={shown.asked} box={searchBox} onAsk={shown.onAsk} /> : null}
      {queue === 'done' || queue === 'all' ? null : (
        <SearchBox q={search.q ?? ''} box={searchBox} onSearch={(q) => onSearch({ q: q === '' ? undefined : q })} />
      )}
      <div className="toolbar-end">
        {queue === 'department' || queue === 'claimable' ? (
          <Button aria-pressed={shown.ticking} onClick={shown.onTicking}>
            {t('bulk.begin')}
          </Button>
        ) : null}
        {narrow && (queue === 'done' || queue === 'all') ? null : narrow ? (
          <Popover
            trigger="click"
            placement="bottomRight"
            content={<Filters search={search} rows={rows} onSearch={onSearch} stacked />}
          >
            <Button>{t('work.filters')}</Button>
          </Popover>
        ) : (
          <Popover trigger="click" placement="bottomRight" content={<Columns chosen={columns} onColumns={onColumns} />}>
            <Button icon={<SettingOutlined />}>{t('work.columns')}</Button>
          </Popover>
        )}
        <ExportButton grid={grid} disabled={rows.length === 0} isSmall={narrow} />
      </div>
      <div className="toolbar-row" hidden={queue === 'done' || queue === 'all'}>
        <fieldset className="lights">
          <legend className="unseen">{t('work.lights')}</legend>
          {LIGHTS.map((light) => (
            <button
              key={light}
              type="button"
              className={`chip chip-${light}`}
              aria-pressed={search.light === light}
              onClick={() => onSearch({ light: search.light === light ? undefined : light })}
            >
              <b>{t(`light.${light}`)}</b>
              <span>{t(`lightMeaning.${light}`)}</span>
              {lights[light] === undefined ? null : <span className="count">{lights[light]}</span>}
            </button>
          ))}
        </fieldset>
        {narrow ? null : <Filters search={search} rows={rows} onSearch={onSearch} />}
      </div>
    </div>
  )
}

/** Looks among all cases that the officer may see. Each look is on record, so it is taken when it is meant: by Enter or the button. */
function AskBox({ asked, box, onAsk }: { asked: string; box: RefObject<InputRef | null>; onAsk: (q: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(asked)
  return (
    <Input.Search
      ref={box}
      className="toolbar-ask"
      allowClear
      maxLength={80}
      enterButton={t('work.ask')}
      aria-label={t('work.askAll')}
      placeholder={t('work.askAll')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(value) => onAsk(value.trim().length < 2 ? '' : value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

function SearchBox({ q, box, onSearch }: { q: string; box: RefObject<InputRef | null>; onSearch: (q: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(q)
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => onSearch(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed, q, onSearch])
  return (
    <Input
      ref={box}
      className="toolbar-search"
      allowClear
      prefix={<SearchOutlined />}
      aria-label={t('work.search')}
      placeholder={t('work.search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

type FilterProps = { search: WorkSearch; rows: TaskRow[]; onSearch: Shown['onSearch']; stacked?: boolean }

function Filters({ search, rows, onSearch, stacked }: FilterProps) {
  const { t } = useTranslation()
  const items = options(
    rows.map((row) => [row.item, row.itemName]),
    search.item,
  )
  const stages = options(
    rows.flatMap((row) => (row.stage === '' ? [] : [[row.stage, row.stage] as [string, string]])),
    search.stage,
  )
  return (
    <div className={stacked === true ? 'filters filters-stacked' : 'filters'}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('column.item')}
        placeholder={t('work.allItems')}
        value={search.item}
        options={items}
        onChange={(item) => onSearch({ item })}
        popupMatchSelectWidth={false}
      />
      <Select
        allowClear
        aria-label={t('column.stage')}
        placeholder={t('work.allStages')}
        value={search.stage}
        options={stages}
        onChange={(stage) => onSearch({ stage })}
        popupMatchSelectWidth={false}
      />
    </div>
  )
}

/** What is in the list can be chosen, and what is chosen stays choosable when the list is empty. */
function options(pairs: [string, string][], chosen: string | undefined): { value: string; label: string }[] {
  const known = new Map(pairs)
  if (chosen !== undefined && !known.has(chosen)) known.set(chosen, chosen)
  return [...known].map(([value, label]) => ({ value, label }))
}

function Columns({ chosen, onColumns }: { chosen: string[]; onColumns: (ids: string[]) => void }) {
  const { t } = useTranslation()
  return (
    <div className="column-choice">
      <p className="muted">{t('work.columnsNote')}</p>
      <Checkbox.Group
        value={chosen}
        onChange={onColumns}
        options={COLUMNS.map(({ id }) => ({
          value: id,
          label: t(`column.${id}`),
          disabled: id === 'clock' || id === 'item' || (chosen.length >= 9 && !chosen.includes(id)),
        }))}
      />
    </div>
  )
}

const sum = (...counts: (number | undefined)[]): number => counts.reduce<number>((total, count) => total + (count ?? 0), 0)
