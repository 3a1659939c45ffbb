// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Answer, get } from '../../client/index.ts'
import { sayAmount } from '../../ui/amount.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { Statement } from './Statement.tsx'

/** Points, vouchers, quotas that are mine, or of the firm and the units that I act for. */
export function AccountsPage() {
  const { t } = useTranslation()
  const { account } = useSearch({ from: '/my/accounts' })
  const back = account === undefined ? { to: '/my', label: t('my.title') } : { to: '/my/accounts', label: t('my.door.accounts') }
  return (
    <Page title={t(account === undefined ? 'my.door.accounts' : 'accounts.statement')} back={back}>
      <OnlySignedIn>{account === undefined ? <Accounts /> : <Statement account={account} />}</OnlySignedIn>
    </Page>
  )
}

type Account = Answer<'GET', '/api/me/accounts'>['rows'][number]

function Accounts() {
  const { t } = useTranslation()
  const mine = useQuery({ queryKey: ['accounts'], queryFn: ({ signal }) => get('/api/me/accounts', { signal }) })
  const rows = mine.data?.rows ?? []
  return (
    <>
      {mine.isError && <Trouble error={mine.error} again={() => void mine.refetch()} />}
      {mine.isLoading && <Waiting />}
      {mine.data && rows.length === 0 && <p className="paper">{t('accounts.none')}</p>}
      {rows.map((one) => (
        <One key={one.account} one={one} />
      ))}
    </>
  )
}

function One({ one }: { one: Account }) {
  const { t, i18n } = useTranslation()
  const isEnglish = i18n.language.startsWith('en')
  const { decimals } = one.unit
  const unit = isEnglish ? (one.unit.nameEn ?? one.unit.name) : one.unit.name
  const [next] = one.over
  return (
    <section className="paper stack-tight">
      <div className="row-apart">
        <h2>{isEnglish ? (one.nameEn ?? one.name) : one.name}</h2>
        <strong className="figures">
          {sayAmount(one.balance, decimals)} {unit}
        </strong>
      </div>
      <p className="small muted">{[one.owner, one.period].filter(Boolean).join(' · ')}</p>
      <p>{isEnglish ? (one.aboutEn ?? one.about) : one.about}</p>
      {one.held > 0 && <p className="figures">{t('accounts.held', { amount: sayAmount(one.held, decimals), unit })}</p>}
      {next && (
        <p className="figures">{t('accounts.next', { amount: sayAmount(next.amount, decimals), unit, day: next.expiresOn })}</p>
      )}
      <p>
        <Link to="/my/accounts" search={{ account: one.account }}>
          {t('accounts.see')}
        </Link>
      </p>
    </section>
  )
}
