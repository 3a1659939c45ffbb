// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Skeleton, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import '../styles/studio.css'
import { Changes } from './Changes.tsx'
import { DecisionEditor } from './DecisionEditor.tsx'
import { DraftActs } from './DraftActs.tsx'
import { checkTexts, type Draft, type DraftFile, type Finding, readDraft, studioKeys, type Texts } from './door.ts'
import { FindingList } from './FindingList.tsx'
import { ProcessEditor } from './ProcessEditor.tsx'
import { RehearsalPane } from './RehearsalPane.tsx'
import { Versions } from './Versions.tsx'

/** A draft: draw, check, rehearse, compare, and put it before a second person. */
export function DraftPage() {
  const { id = '' } = useParams({ strict: false })
  const draft = useQuery({ queryKey: studioKeys.draft(id), queryFn: () => readDraft(id), refetchOnWindowFocus: false })
  if (draft.isPending) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  if (draft.isError)
    return (
      <div className="page">
        <ProblemNotice error={draft.error} again={() => draft.refetch()} />
      </div>
    )
  return <Open key={`${draft.data.id} ${draft.data.may.edit}`} draft={draft.data} />
}

function Open({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [texts, setTexts] = useState<Texts>(() => Object.fromEntries(draft.files.map((file) => [file.name, file.text])))
  const [tab, setTab] = useState(draft.files[0]?.name ?? 'rehearsal')
  const [shown, setShown] = useState<string | null>(null)
  const isChanged = draft.files.some((file) => texts[file.name] !== file.text)
  const findings = useFindings(draft, texts, isChanged)
  const textOf = (file: DraftFile) => texts[file.name] ?? file.text
  const editorOf = (file: DraftFile) => {
    const given = { text: textOf(file), isLocked: !draft.may.edit }
    const onChange = (text: string) => setTexts((before) => ({ ...before, [file.name]: text }))
    return file.what === 'process' ? (
      <ProcessEditor {...given} shown={shown} onChange={onChange} findings={findings.filter((one) => one.file === file.name)} />
    ) : (
      <DecisionEditor {...given} onChange={onChange} />
    )
  }
  const process = draft.files.find((file) => file.what === 'process')
  function show(found: Finding): void {
    if (found.file !== null && draft.files.some((file) => file.name === found.file)) setTab(found.file)
    setShown(found.element)
  }
  return (
    <div className="page studio-page">
      <p className="page-back">
        <Link to="/studio">{t('studio.back')}</Link>
      </p>
      <DraftActs
        draft={draft}
        texts={texts}
        isChanged={isChanged}
        errors={findings.filter((one) => one.level === 'error').length}
        onDone={(next) => {
          client.setQueryData(studioKeys.draft(draft.id), next)
          void client.invalidateQueries({ queryKey: studioKeys.drafts })
          void client.invalidateQueries({ queryKey: studioKeys.matters })
        }}
      />
      <FindingList findings={findings} onShow={show} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          ...draft.files.map((file) => ({
            key: file.name,
            label: file.what === 'process' ? t('studio.process') : t('studio.decision', { name: file.name }),
            children: editorOf(file),
          })),
          {
            key: 'rehearsal',
            label: t('studio.rehearsal'),
            children: process ? (
              <RehearsalPane
                process={textOf(process)}
                decisions={draft.files.filter((file) => file.what === 'decision').map(textOf)}
              />
            ) : null,
          },
          { key: 'changes', label: t('studio.changes'), children: <Changes draft={draft} isChanged={isChanged} /> },
          { key: 'versions', label: t('studio.versions'), children: <Versions draft={draft} /> },
        ]}
      />
    </div>
  )
}

/** What the checker says of the texts as they stand, a moment after the last change. */
function useFindings(draft: Draft, texts: Texts, isChanged: boolean): Finding[] {
  const [settled, setSettled] = useState(texts)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(texts), 700)
    return () => clearTimeout(timer)
  }, [texts])
  const checked = useQuery({
    queryKey: ['studio', 'check', draft.id, settled],
    queryFn: () => checkTexts(draft, settled),
    enabled: isChanged && draft.may.edit,
    gcTime: 0,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  return isChanged ? (checked.data?.findings ?? draft.findings) : draft.findings
}
