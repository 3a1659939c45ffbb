// SPDX-License-Identifier: Apache-2.0

import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isIdCard } from '../../../engine/codes/index.ts'
import { plainNumber } from '../../../engine/text/index.ts'
import { isProblem } from '../../client/index.ts'
import { type LedgerSearch, lookUpPerson } from '../doors/ledger.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { pageWords } from '../words/page-words.ts'

const FIELDS = ['about', 'actor', 'subject'] as const
type Typed = Record<(typeof FIELDS)[number] | 'act' | 'purpose' | 'from' | 'to', string>

/** The acts that have a word of their own; their codes are those of docs/audit-events.md. */
const ACTS = Object.entries(pageWords.auditAct).map(([code, name]) => ({ value: code.replaceAll('-', '.'), label: name }))

/** A person is in the ledger under two keys, the account and the sealed identity number: both are searched. */
async function keysOf(about: string, purpose: string): Promise<string[]> {
  if (!isIdCard(about)) return [about]
  try {
    const person = await lookUpPerson(about, purpose)
    return [about, person.account]
  } catch (error) {
    // nobody has an account under this number: the number itself may still be in the ledger
    if (isProblem(error, 'NOT_FOUND')) return [about]
    throw error
  }
}

export function LedgerForm({ onSearch }: { onSearch: (search: LedgerSearch) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Typed>({ purpose: '', about: '', actor: '', subject: '', act: '', from: '', to: '' })
  const [tried, setTried] = useState(false)
  const looking = useMutation({
    mutationFn: async (): Promise<LedgerSearch> => {
      const about = plainNumber(typed.about).toUpperCase()
      const search: LedgerSearch = { purpose: typed.purpose.trim() }
      for (const name of ['actor', 'subject', 'act', 'from', 'to'] as const)
        if (typed[name].trim() !== '') search[name] = typed[name].trim()
      if (about !== '')
        search.about = await keysOf(/[A-Z]/.test(about) && about.length > 18 ? typed.about.trim() : about, search.purpose)
      return search
    },
    onSuccess: onSearch,
  })
  const purposeMissing = typed.purpose.trim().length < 2
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!purposeMissing) looking.mutate()
  }
  const input = (name: keyof Typed, type = 'text') => (
    <Input
      type={type}
      allowClear={type === 'text'}
      value={typed[name]}
      status={tried && name === 'purpose' && purposeMissing ? 'error' : ''}
      onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
    />
  )
  return (
    <form className="panel ledger-form" onSubmit={submit}>
      <Labelled label={t('audit.field.purpose')} className="fact-wide">
        {input('purpose')}
      </Labelled>
      {FIELDS.map((name) => (
        <Labelled key={name} label={t(`audit.field.${name}`)}>
          {input(name)}
        </Labelled>
      ))}
      <Labelled label={t('audit.field.act')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.act === '' ? undefined : typed.act}
          options={ACTS}
          onChange={(act?: string) => setTyped((before) => ({ ...before, act: act ?? '' }))}
        />
      </Labelled>
      <Labelled label={t('audit.field.from')}>{input('from', 'date')}</Labelled>
      <Labelled label={t('audit.field.to')}>{input('to', 'date')}</Labelled>
      <div className="ledger-act">
        <Button type="primary" htmlType="submit" loading={looking.isPending}>
          {t('audit.search')}
        </Button>
        <span className={tried && purposeMissing ? 'text-danger' : 'muted'}>
          {t(tried && purposeMissing ? 'audit.purposeMissing' : 'audit.recorded')}
        </span>
      </div>
      {looking.isError ? <ProblemNotice error={looking.error} /> : null}
    </form>
  )
}
