// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerSearch } from '../doors/ledger.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { auditWords } from '../words/audit-words.ts'

const FIELDS = ['purpose', 'value', 'actor', 'act', 'from', 'to'] as const
type Typed = Record<(typeof FIELDS)[number], string>
export type Mode = 'entries' | 'readers'

/** The acts that have a word of their own; their codes are those of docs/audit-events.md. */
const ACTS = Object.entries(auditWords.auditAct).map(([code, name]) => ({ value: code.replaceAll('-', '.'), label: name }))

/** One reason, one value of whatever sort, and how to narrow it: for the entries themselves, or for those who read. */
export function LedgerForm({ onSearch }: { onSearch: (search: LedgerSearch, mode: Mode) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Typed>({ purpose: '', value: '', actor: '', act: '', from: '', to: '' })
  const [tried, setTried] = useState<Mode | null>(null)
  const purposeMissing = typed.purpose.trim().length < 2
  const valueMissing = tried === 'readers' && typed.value.trim().length < 2
  function run(mode: Mode): void {
    setTried(mode)
    if (purposeMissing || (mode === 'readers' && typed.value.trim().length < 2)) return
    const given = FIELDS.flatMap((name) => (typed[name].trim() === '' ? [] : [[name, typed[name].trim()] as const]))
    onSearch({ purpose: typed.purpose.trim(), ...Object.fromEntries(given) }, mode)
  }
  const input = (name: keyof Typed, type = 'text') => (
    <Input
      type={type}
      allowClear={type === 'text'}
      maxLength={name === 'purpose' ? 200 : 120}
      value={typed[name]}
      status={tried !== null && ((name === 'purpose' && purposeMissing) || (name === 'value' && valueMissing)) ? 'error' : ''}
      onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
    />
  )
  const complaint = tried === null ? null : purposeMissing ? 'purposeMissing' : valueMissing ? 'readersNeed' : null
  return (
    <form
      className="panel ledger-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        run('entries')
      }}
    >
      <Labelled label={t('audit.field.purpose')} isRequired>
        {input('purpose')}
      </Labelled>
      <Labelled label={t('audit.field.value')} className="ledger-value">
        {input('value')}
      </Labelled>
      <Labelled label={t('audit.field.actor')}>{input('actor')}</Labelled>
      <Labelled label={t('audit.field.act')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.act === '' ? undefined : typed.act}
          options={ACTS}
          onChange={(act?: string) => setTyped((before) => ({ ...before, act: act ?? '' }))}
        />
      </Labelled>
      <div className="ledger-days">
        <Labelled label={t('audit.field.from')}>{input('from', 'date')}</Labelled>
        <Labelled label={t('audit.field.to')}>{input('to', 'date')}</Labelled>
      </div>
      <div className="ledger-act">
        <Button type="primary" htmlType="submit">
          {t('audit.search')}
        </Button>
        <Button onClick={() => run('readers')}>{t('audit.readers')}</Button>
        <span className={complaint === null ? 'muted' : 'text-danger'} role={complaint === null ? undefined : 'alert'}>
          {t(`audit.${complaint ?? 'recorded'}`)}
        </span>
      </div>
    </form>
  )
}
