// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { myUnits } from './door.ts'
import { MyRoles } from './MyRoles.tsx'
import { TaskFilter } from './TaskFilter.tsx'
import { TaskLine } from './TaskLine.tsx'

/** What waits for my units, what runs out first on top, and in which units I am what. */
export function UnitsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('units.title')} lead={t('units.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Units />
      </OnlySignedIn>
    </Page>
  )
}

function Units() {
  const { t } = useTranslation()
  const units = useQuery(myUnits())
  if (units.isError) return <Trouble error={units.error} again={() => void units.refetch()} />
  if (units.data === undefined) return <Waiting />
  if (units.data.length === 0)
    return (
      <div className="paper stack">
        <h2>{t('units.none')}</h2>
        <p>{t('units.noneDo')}</p>
      </div>
    )
  return (
    <>
      <TaskFilter units={units.data} />
      <Tasks isOne={units.data.length === 1} />
      <MyRoles units={units.data} />
    </>
  )
}

function Tasks({ isOne }: { isOne: boolean }) {
  const { t } = useTranslation()
  const asked = useSearch({ from: '/my/units' })
  const tasks = useInfiniteQuery({
    queryKey: ['units', 'tasks', asked],
    queryFn: ({ pageParam, signal }) => get('/api/me/units/tasks', { query: { ...asked, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = tasks.data?.pages.flatMap((page) => page.rows) ?? []
  const isFiltered = Object.values(asked).some((one) => one !== undefined)
  return (
    <section className="stack" aria-label={t('units.title')}>
      {tasks.isError && <Trouble error={tasks.error} again={() => void tasks.refetch()} />}
      {tasks.isLoading && <Waiting />}
      {tasks.data && rows.length === 0 && (
        <div className="paper stack">
          <h2>{t(isFiltered ? 'units.nothingFound' : 'units.nothing')}</h2>
          <p>
            {isFiltered ? (
              <Link to="/my/units" search={{}}>
                {t('units.showAll')}
              </Link>
            ) : (
              t('units.nothingDo')
            )}
          </p>
        </div>
      )}
      {rows.length > 0 && (
        <ul className="paper links">
          {rows.map((row) => (
            <li key={row.id}>
              <TaskLine row={row} isOne={isOne} />
            </li>
          ))}
        </ul>
      )}
      {tasks.hasNextPage && (
        <p>
          <ActButton look="" act={() => tasks.fetchNextPage()}>
            {t('units.more')}
          </ActButton>
        </p>
      )}
    </section>
  )
}
