// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get } from '../../client/index.ts'
import { useIsEnglish, useSaidCards, useSay } from '../english.ts'
import { levelInEnglish } from '../format/in-english.ts'
import { ChineseOnly } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { bodies, homePage } from '../questions.ts'
import { SearchBox } from '../search/SearchBox.tsx'

const servings = ['person', 'firm'] as const

/** The catalogue, by life stage, department and whom it serves. What is chosen is in the address. */
export function ItemsPage() {
  const { t } = useTranslation()
  const chosen = useSearch({ from: '/items' })
  const go = useNavigate()
  const say = useSay()
  const isEnglish = useIsEnglish()
  const stages = useQuery(homePage()).data?.lifeStages ?? []
  const offices = useQuery(bodies()).data ?? []
  const levels = [...new Map(offices.map((one) => [one.level, one.levelName]))]
  const items = useInfiniteQuery({
    queryKey: ['items', chosen],
    queryFn: ({ pageParam, signal }) => get('/api/items', { query: { ...chosen, after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = useSaidCards(items.data?.pages.flatMap((page) => page.rows) ?? [])
  const stage = stages.find((one) => one.id === chosen.lifeStage)
  return (
    <Page title={stage === undefined ? t('items.title') : t('items.titleFor', { stage: say(stage.name) })}>
      <SearchBox />
      <details className="paper fold" open={Object.values(chosen).some((value) => value !== undefined)}>
        <summary className="strong">{t('items.filter')}</summary>
        <div className="filters">
          <Choose
            label={t('items.stage')}
            value={chosen.lifeStage}
            options={stages.map((one) => ({ value: one.id, label: say(one.name) }))}
            choose={(lifeStage) => void go({ to: '/items', search: { ...chosen, lifeStage } })}
          />
          <Choose
            label={t('items.level')}
            value={chosen.level}
            options={levels.map(([value, label]) => ({ value, label: isEnglish ? levelInEnglish(label) : label }))}
            choose={(level) => void go({ to: '/items', search: { ...chosen, level, department: undefined } })}
          />
          <Choose
            label={t('items.department')}
            value={chosen.department}
            options={offices
              .filter((one) => chosen.level === undefined || one.level === chosen.level)
              .map((one) => ({ value: one.code, label: say(one.name) }))}
            choose={(department) => void go({ to: '/items', search: { ...chosen, department } })}
          />
          <Choose
            label={t('items.serves')}
            value={chosen.serves}
            options={servings.map((value) => ({ value, label: t(`serves.${value}`) }))}
            choose={(serves) => void go({ to: '/items', search: { ...chosen, serves } })}
          />
        </div>
      </details>
      {items.isError && <Trouble error={items.error} again={() => void items.refetch()} />}
      {items.isLoading && <Waiting lines={6} />}
      {items.data && rows.length === 0 && (
        <div className="paper stack">
          <h2>{t('items.none')}</h2>
          <p>
            <Link to="/items">{t('items.all')}</Link>
          </p>
        </div>
      )}
      {rows.length > 0 && (
        <ul className="paper links">
          {rows.map((item) => (
            <li key={`${item.kind ?? 'item'}/${item.id}`}>
              <Link className="line" to={item.kind === 'bundle' ? '/bundles/$id' : '/items/$id'} params={{ id: item.id }}>
                <span className="row">
                  <span className="title">{item.name}</span>
                  {item.kind === 'bundle' && <span className="chip primary">{t('kind.bundle')}</span>}
                  <ChineseOnly en={item.en} />
                  {item.automatic && <span className="chip ok">{t('items.automatic')}</span>}
                </span>
                <span>{item.summary}</span>
                <span className="small muted figures">
                  {[item.department, t('items.within', { promised: item.promised }), t('guide.visits', { count: item.visits })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {items.hasNextPage && (
        <button
          type="button"
          className="button wide"
          disabled={items.isFetchingNextPage}
          onClick={() => void items.fetchNextPage()}
        >
          {t('list.more')}
        </button>
      )}
    </Page>
  )
}

type ChooseProps = {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  choose: (value: string | undefined) => void
}

function Choose({ label, value, options, choose }: ChooseProps) {
  const { t } = useTranslation()
  return (
    <div className="field">
      <label htmlFor={`choose-${label}`}>{label}</label>
      <select
        id={`choose-${label}`}
        className="input"
        value={value ?? ''}
        onChange={(event) => choose(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{t('items.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
