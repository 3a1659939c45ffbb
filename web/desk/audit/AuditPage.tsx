// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askExport, type LedgerSearch, ledgerKeys } from '../doors/ledger.ts'
import { mayAny } from '../doors/session.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { Exports } from './Exports.tsx'
import { FoundEntries } from './FoundEntries.tsx'
import { FoundReaders } from './FoundReaders.tsx'
import { LedgerForm, type Mode } from './LedgerForm.tsx'
import { Verification } from './Verification.tsx'

type Asked = { search: LedgerSearch; mode: Mode; run: number }

/** The auditor's search. It says what it is for before it is run, and it is itself on record; what leaves the platform another lets out. */
export function AuditPage() {
  const { t } = useTranslation()
  const officer = useOfficer()
  const [asked, setAsked] = useState<Asked | null>(null)
  const may = (permission: string) => mayAny(officer, [permission])
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('audit.title')}</h1>
        {may('ledger.verify') ? <Verification /> : null}
      </div>
      {may('ledger.read') ? (
        <>
          <LedgerForm onSearch={(search, mode) => setAsked((before) => ({ search, mode, run: (before?.run ?? 0) + 1 }))} />
          {asked === null ? (
            <Nothing title={t('audit.begin')} todo={t('audit.beginTodo')} />
          ) : (
            <Found key={asked.run} asked={asked} mayExport={may('ledger.export')} />
          )}
        </>
      ) : null}
      {may('ledger.release') ? <Exports /> : null}
    </div>
  )
}

function Found({ asked: { search, mode }, mayExport }: { asked: Asked; mayExport: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [only, setOnly] = useState<string | undefined>()
  const narrowed = only === undefined ? search : { ...search, only }
  const asking = useMutation({
    mutationFn: () => askExport(narrowed),
    onSuccess: (exports) => {
      client.setQueryData(ledgerKeys.exports, exports)
      void message.success(t('auditExport.asked'))
    },
  })
  const shown = { search: narrowed, only, onOnly: setOnly }
  return (
    <>
      {asking.isError ? <ProblemNotice error={asking.error} /> : null}
      {mode === 'readers' ? <FoundReaders key={only ?? ''} {...shown} /> : <FoundEntries key={only ?? ''} {...shown} />}
      {mayExport && mode === 'entries' ? (
        <p className="work-more">
          <Button loading={asking.isPending} disabled={asking.isSuccess} onClick={() => asking.mutate()}>
            {t('auditExport.ask')}
          </Button>
        </p>
      ) : null}
    </>
  )
}
