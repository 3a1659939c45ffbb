// SPDX-License-Identifier: Apache-2.0
import { UndoOutlined } from '@ant-design/icons'
import { outlineDecisions } from '@chengshu/engine'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton, Tabs } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import '../styles/studio.css'
import { Changes } from './Changes.tsx'
import { DecisionEditor } from './DecisionEditor.tsx'
import { DraftActs } from './DraftActs.tsx'
import {
  type Choices,
  checkTexts,
  type Draft,
  type DraftFile,
  type Finding,
  readChoices,
  readDraft,
  studioKeys,
  type Texts,
} from './door.ts'
import { FindingList } from './FindingList.tsx'
import { FormEditor } from './FormEditor.tsx'
import { sectionsOf } from './guide-parts.ts'
import { knownOf } from './known.ts'
import { ProcessEditor } from './ProcessEditor.tsx'
import { tasksIn } from './process-text.ts'
import { RehearsalPane } from './RehearsalPane.tsx'
import { RehearseAs } from './RehearseAs.tsx'
import { TextEditor } from './TextEditor.tsx'
import { titleOf } from './title-of.ts'
import { Versions } from './Versions.tsx'

/** A draft: draw, check, rehearse, compare, and put it before a second person. */
export function DraftPage() {
  const { id = '' } = useParams({ strict: false })
  const draft = useQuery({ queryKey: studioKeys.draft(id), queryFn: () => readDraft(id), refetchOnWindowFocus: false })
  // what was typed goes when the newest text is asked for
  const [fresh, setFresh] = useState(0)
  if (draft.isPending) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  if (draft.isError)
    return (
      <div className="page">
        <ProblemNotice error={draft.error} again={() => draft.refetch()} />
      </div>
    )
  return (
    <Open
      key={`${draft.data.id} ${draft.data.may.edit} ${fresh}`}
      draft={draft.data}
      onFresh={() => void draft.refetch().then(() => setFresh((before) => before + 1))}
    />
  )
}

function Open({ draft, onFresh }: { draft: Draft; onFresh: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [texts, setTexts] = useState<Texts>(() => Object.fromEntries(draft.files.map((file) => [file.name, file.text])))
  const [past, setPast] = useState<Texts[]>([])
  const [tab, setTab] = useState(draft.files[0]?.name ?? 'rehearsal')
  const [shown, setShown] = useState<string | null>(null)
  const isChanged = draft.files.some((file) => texts[file.name] !== file.text)
  const findings = useFindings(draft, texts, isChanged)
  const textOf = (file: DraftFile) => texts[file.name] ?? file.text
  const textsOf = (what: DraftFile['what']) => draft.files.filter((file) => file.what === what).map(textOf)
  const editorOf = (file: DraftFile) => {
    const given = { text: textOf(file), isLocked: !draft.may.edit }
    const onChange = (text: string) => setTexts((before) => ({ ...before, [file.name]: text }))
    // what is edited in words can be taken back step by step; the drawings have their own way back
    const onWords = (text: string) => {
      setPast((before) => [...before.slice(-49), texts])
      onChange(text)
    }
    const own = findings.filter((one) => one.file === file.name)
    if (file.what === 'process')
      return <ProcessEditor {...given} shown={shown} choices={choices} onChange={onChange} findings={own} />
    if (file.what === 'decision') return <DecisionEditor {...given} known={known} onChange={onChange} />
    const words = { ...given, choices, findings: own, onChange: onWords }
    if (file.what === 'form') return <FormEditor {...words} />
    return <TextEditor {...words} sections={sectionsOf[draft.kind]} />
  }
  const applied = draft.kind === 'kind' ? null : { ...draft, kind: draft.kind }
  const process = draft.files.find((file) => file.what === 'process')
  const choices = useChoices(process === undefined ? '' : textOf(process), textsOf('decision').join(BETWEEN))
  const [guide, form] = [textsOf('guide')[0], textsOf('form')[0]]
  const known = useMemo(() => knownOf({ guide, form }, choices, t), [guide, form, choices, t])
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
        onFresh={onFresh}
        onDone={(next) => {
          client.setQueryData(studioKeys.draft(draft.id), next)
          void client.invalidateQueries({ queryKey: studioKeys.drafts })
          void client.invalidateQueries({ queryKey: studioKeys.matters })
        }}
      />
      {past.length === 0 ? null : (
        <p>
          <Button
            size="small"
            icon={<UndoOutlined />}
            onClick={() => {
              setTexts(past.at(-1) ?? texts)
              setPast(past.slice(0, -1))
            }}
          >
            {t('studio.undo')}
          </Button>
        </p>
      )}
      <FindingList findings={findings} draft={draft} onShow={show} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          ...draft.files.map((file) => ({
            key: file.name,
            label: titleOf(file, draft.files, t),
            children: editorOf(file),
          })),
          // a kind of case has its examples among the files: they are performed by the tests
          ...(applied === null
            ? []
            : [
                {
                  key: 'rehearsal',
                  label: t('studio.rehearsal'),
                  children: process ? (
                    <RehearsalPane
                      draft={applied}
                      texts={texts}
                      process={textOf(process)}
                      decisions={textsOf('decision')}
                      choices={choices}
                      known={known}
                    />
                  ) : null,
                },
                {
                  key: 'as',
                  label: t('studio.rehearseAs'),
                  children: <RehearseAs draft={applied} texts={texts} people={choices.people} />,
                },
              ]),
          { key: 'changes', label: t('studio.changes'), children: <Changes draft={draft} isChanged={isChanged} /> },
          { key: 'versions', label: t('studio.versions'), children: <Versions draft={draft} /> },
        ]}
      />
    </div>
  )
}

const NOTHING: Choices = {
  ...{
    positions: [],
    departments: [],
    licences: [],
    registers: [],
    items: [],
    lifeStages: [],
    people: [],
    tasks: [],
    decisions: [],
  },
}

/** stands in no file */
const BETWEEN = '\u0000'

/** What an author chooses from; the tasks are those of the drawing as it stands, the decisions those of its files. */
function useChoices(process: string, decisionTexts: string): Choices {
  const read = useQuery({ queryKey: studioKeys.choices, queryFn: readChoices, staleTime: Infinity })
  return useMemo(() => {
    const decisions = decisionTexts.split(BETWEEN).flatMap((text) => outlineDecisions(text).decisions)
    return { ...NOTHING, ...read.data, tasks: tasksIn(process), decisions }
  }, [read.data, process, decisionTexts])
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
