// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Radio } from 'antd'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { compileForm, validate, visibleFields } from '../../../engine/forms/index.ts'
import { actDone, type DeliveryChoice, type Draft, isProblem, keyOf, patch, type Submitted } from '../../client/index.ts'
import { DraftKeeper } from '../../portal/apply/draft-keeper.ts'
import { PrefilledFrom } from '../case/Facts.tsx'
import { checkDraft, counterKeys, dropDraft, readDraft, readMaterials, submitDraft } from '../doors/counter.ts'
import { FormGroups } from '../fields/FormGroups.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { CounterMaterials } from './CounterMaterials.tsx'
import { CounterReceiver } from './CounterReceiver.tsx'
import { Helping } from './Helping.tsx'

type Shown = { draft: Draft; onSubmitted: (answer: Submitted) => void; onLeave: () => void }

/** One screen with everything: the form in its groups, the materials, what is missing, and the one button. */
export function CounterDraft({ draft, onSubmitted, onLeave }: Shown) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { modal } = App.useApp()
  const { keeper, kept } = useCounterKeeper(draft)
  const form = useMemo(() => compileForm(draft.form), [draft.form])
  const known = useMemo(() => ({ ...kept.values, applicant: draft.applicant }), [kept.values, draft.applicant])
  const visible = useMemo(() => visibleFields(form, known), [form, known])
  const [tried, setTried] = useState(false)
  const errors = useMemo(() => validate(form, known).errors, [form, known])
  const materials = useQuery({
    queryKey: counterKeys.materials(draft.id),
    queryFn: ({ signal }) => readMaterials(draft.id, signal),
  })
  const submitting = useMutation({
    mutationFn: async (anyway: boolean) => {
      setTried(true)
      await keeper.flush()
      const check = await checkDraft(draft.id)
      if (!check.ready) return { check }
      if (check.eligibility?.verdict === 'no' && !anyway) return { check }
      const act = `submission-${draft.id}`
      const answer = await submitDraft(draft.id, keyOf(act), anyway)
      actDone(act)
      return { answer }
    },
    onSuccess: (done) => {
      if (done.answer === undefined) return
      void client.invalidateQueries({ queryKey: counterKeys.drafts })
      onSubmitted(done.answer)
    },
  })
  const check = submitting.data?.check
  function drop(): void {
    modal.confirm({
      title: t('counter.dropTitle'),
      content: t('counter.dropNote'),
      okText: t('counter.drop'),
      cancelText: t('cancel'),
      onOk: async () => {
        await dropDraft(draft.id)
        void client.invalidateQueries({ queryKey: counterKeys.drafts })
        onLeave()
      },
    })
  }
  const saving = kept.saving === 'saved' ? t('counter.savedAt', { at: saidAt(kept.savedAt) }) : t(`counter.saving.${kept.saving}`)
  return (
    <>
      <header className="draft-head">
        <h1>{draft.of.name}</h1>
        <p>
          {draft.applicant.name} <span className="muted figures">{t('helping.version', { number: draft.versionNumber })}</span>{' '}
          <span className={kept.saving === 'refused' ? 'text-danger' : 'muted'}>{saving}</span>
        </p>
      </header>
      <Helping draft={draft} onLeave={onLeave} />
      {kept.saving === 'refused' ? <ProblemNotice error={kept.error} again={() => void keeper.flush()} /> : null}
      <div className="draft">
        <div className="draft-form">
          <FormGroups
            form={draft.form}
            mark={(field) => <PrefilledFrom source={draft.prefilled[field]} />}
            values={kept.values}
            visible={visible}
            errors={errors}
            all={tried}
            onChange={(field, value) => {
              keeper.change(field, value)
              // what was found missing is out of date with the next keystroke
              if (submitting.data !== undefined) submitting.reset()
            }}
          />
        </div>
        <aside className="draft-side">
          <section className="panel">
            <h2>{t('counter.materials')}</h2>
            {materials.isError ? <ProblemNotice error={materials.error} again={() => void materials.refetch()} /> : null}
            <CounterMaterials draft={draft.id} materials={materials.data ?? []} />
          </section>
          <CounterReceiver draft={draft} keeper={keeper} />
          <Delivery draft={draft} keeper={keeper} />
          <section className="panel">
            {submitting.isError ? <ProblemNotice error={submitting.error} /> : null}
            {check === undefined ? null : <Missing check={check} onAnyway={() => submitting.mutate(true)} />}
            {tried && check === undefined && errors.length > 0 ? (
              <p className="text-danger">{t('counter.errors', { count: errors.length })}</p>
            ) : null}
            <div className="draft-acts">
              <Button type="primary" size="large" loading={submitting.isPending} onClick={() => submitting.mutate(false)}>
                {t('counter.submit')}
              </Button>
              {draft.helping === null ? (
                <Button type="text" onClick={drop}>
                  {t('counter.drop')}
                </Button>
              ) : null}
            </div>
          </section>
        </aside>
      </div>
    </>
  )
}

/** The portal's own keeper of drafts: changed fields only, one request at a time, nothing forgotten. */
function useCounterKeeper(draft: Draft) {
  const officer = useOfficer()
  const client = useQueryClient()
  const [keeper] = useState(
    () =>
      new DraftKeeper(draft, officer.id, {
        send: async (changes) => {
          const saved = await patch('/api/drafts/{id}', { path: { id: draft.id }, body: changes })
          client.setQueryData<Draft>(counterKeys.draft(draft.id), (before) =>
            before === undefined
              ? before
              : {
                  ...before,
                  revision: saved.revision,
                  savedAt: saved.savedAt,
                  values: { ...before.values, ...changes.values },
                  place: changes.place ?? before.place,
                  competence: saved.competence,
                },
          )
          void client.invalidateQueries({ queryKey: counterKeys.materials(draft.id) })
          return saved
        },
        reread: () => readDraft(draft.id),
        later: (ms, run) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        storage: typeof sessionStorage === 'undefined' ? undefined : sessionStorage,
      }),
  )
  const kept = useSyncExternalStore(keeper.listen, keeper.look)
  useEffect(() => {
    const now = () => void keeper.flush()
    window.addEventListener('online', now)
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('online', now)
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [keeper])
  return { keeper, kept }
}

function Delivery({ draft, keeper }: { draft: Draft; keeper: DraftKeeper }) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<string>(draft.delivery.choice ?? '')
  const choosing = useMutation({ mutationFn: (to: DeliveryChoice) => keeper.deliver({ choice: to }) })
  const options = draft.delivery.options.filter((option) => option !== 'courier')
  if (options.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('counter.delivery')}</h2>
      <Radio.Group
        value={choice}
        options={options.map((option) => ({ value: option, label: t(`delivery.${option}`) }))}
        onChange={(event) => {
          setChoice(event.target.value)
          choosing.mutate(event.target.value)
        }}
      />
      {draft.delivery.options.includes('courier') ? <p className="muted">{t('counter.courierNote')}</p> : null}
      {choosing.isError && !isProblem(choosing.error, 'DRAFT_CHANGED_ELSEWHERE') ? (
        <ProblemNotice error={choosing.error} />
      ) : null}
    </section>
  )
}

type Check = Awaited<ReturnType<typeof checkDraft>>

function Missing({ check, onAnyway }: { check: Check; onAnyway: () => void }) {
  const { t } = useTranslation()
  const failing = check.eligibility?.conditions.filter((condition) => condition.verdict === 'no') ?? []
  return (
    <Alert
      type="warning"
      showIcon
      title={check.ready ? t('counter.notEligible') : t('counter.notReady')}
      description={
        <>
          <ul className="points">
            {check.errors.map((error) => (
              <li key={`${error.field ?? ''}${error.material ?? ''}${error.message}`}>
                {error.field === undefined ? error.message : <a href={`#field-${error.field}`}>{error.message}</a>}
              </li>
            ))}
            {failing.map((condition) => (
              <li key={condition.id}>{[condition.text, condition.reason].filter(Boolean).join('：')}</li>
            ))}
          </ul>
          {check.ready && failing.length > 0 ? (
            <Button size="small" onClick={onAnyway}>
              {t('counter.anyway')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}
