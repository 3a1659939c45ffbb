// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf, post, type SupplementAnswer, type SupplementPoint, type Tracking, upload } from '../../client/index.ts'
import { FileButtons } from '../apply/FileButtons.tsx'
import { useIsEnglish, useSay } from '../english.ts'
import { ErrorSummary } from '../fields/ErrorSummary.tsx'
import { Field } from '../fields/Field.tsx'
import { day } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Icon } from '../frame/Icon.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { trackingOf } from '../questions.ts'
import '../apply/apply.css'

export function SupplementPage() {
  const isEnglish = useIsEnglish()
  const { t } = useTranslation()
  const { number } = useParams({ from: '/my/cases/$number/supplement' })
  const tracking = useQuery({ ...trackingOf(number), refetchInterval: false })
  return (
    <Page
      title={t('supplement.title')}
      lead={isEnglish ? tracking.data?.en.name : tracking.data?.name}
      back={{ to: `/my/cases/${number}`, label: t('cases.back') }}
    >
      <OnlySignedIn>
        {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
        {tracking.isLoading && <Waiting />}
        {tracking.data && tracking.data.supplement === null && <p className="say ok">{t('supplement.none')}</p>}
        {tracking.data?.supplement && <Answers data={tracking.data} supplement={tracking.data.supplement} />}
      </OnlySignedIn>
    </Page>
  )
}

type Given = SupplementAnswer & { fileName?: string }

/** Everything that is asked, on one page, answered once. Nothing is sent before every point has its answer. */
function Answers({ data, supplement }: { data: Tracking; supplement: NonNullable<Tracking['supplement']> }) {
  const say = useSay()
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const client = useQueryClient()
  const [given, setGiven] = useState<Record<string, Given>>({})
  const [turn, setTurn] = useState(0)
  const open = supplement.points.filter((point) => !point.answered)
  const missing = open.filter((point) => given[point.id] === undefined)
  const act = `supplement.${data.number}.${supplement.id}`

  const give = (point: string, answer: Given | undefined) =>
    setGiven((before) => {
      const { [point]: _dropped, ...rest } = before
      return answer === undefined ? rest : { ...rest, [point]: answer }
    })

  async function send() {
    if (missing.length > 0) {
      setTurn(turn + 1)
      return
    }
    const answers = open.flatMap((point): SupplementAnswer[] => {
      const answer = given[point.id]
      if (answer === undefined) return []
      const { fileName: _name, ...plain } = answer
      return [plain]
    })
    await post('/api/me/cases/{number}/supplement', { path: { number: data.number }, body: { answers }, key: keyOf(act) })
    actDone(act)
    await client.invalidateQueries({ queryKey: ['case', data.number] })
    void client.invalidateQueries({ queryKey: ['home'] })
    await go({ to: '/my/cases/$number', params: { number: data.number } })
  }

  return (
    <div className="stack-wide">
      <p className="say warn">
        {t('supplement.by', { day: day(supplement.answerBy, new Date(), i18n.language), count: open.length })}
      </p>
      {turn > 0 && (
        <ErrorSummary
          turn={turn}
          mistakes={missing.map((point) => ({
            target: `point-${point.id}`,
            message: t('supplement.missing', { text: say(point.text) }),
          }))}
        />
      )}
      <ol className="paper">
        {supplement.points.map((point, at) => (
          <li key={point.id} className="material">
            <div className="material-head">
              <Icon
                name={point.answered || given[point.id] ? 'tick' : 'circle'}
                className={point.answered || given[point.id] ? 'tick-ok' : 'tick-open'}
              />
              <p>
                <span className="strong">{t('supplement.point', { at: at + 1 })}</span> {say(point.text)}
              </p>
            </div>
            <div className="material-body">
              {point.answered ? (
                <p className="muted">{t('supplement.answered')}</p>
              ) : (
                <OneAnswer
                  data={data}
                  form={supplement.form}
                  point={point}
                  given={given[point.id]}
                  give={(answer) => give(point.id, answer)}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
      <div className="action">
        <div className="row">
          <ActButton act={send} doing={t('supplement.sending')}>
            {t('supplement.send')}
          </ActButton>
        </div>
      </div>
    </div>
  )
}

type OneAnswerProps = {
  data: Tracking
  form: NonNullable<Tracking['supplement']>['form']
  point: SupplementPoint
  given: Given | undefined
  give: (answer: Given | undefined) => void
}

function OneAnswer({ data, form, point, given, give }: OneAnswerProps) {
  const say = useSay()
  const { t } = useTranslation()
  const id = `point-${point.id}`
  const field = point.field ? form.schema?.properties?.[point.field] : undefined
  if (point.field && field !== undefined)
    return (
      <Field
        id={id}
        name={point.field}
        schema={field}
        ui={form.ui?.fields?.[point.field]}
        required
        value={given?.value ?? form.values?.[point.field]}
        change={(value) => give(value === null || value === '' ? undefined : { point: point.id, value })}
        leave={() => {}}
      />
    )
  if (point.material)
    return (
      <div className="stack-tight">
        {given?.fileName && (
          <p className="row">
            <span>{given.fileName}</span>
            <button type="button" className="link-button" onClick={() => give(undefined)}>
              {t('file.remove')}
            </button>
          </p>
        )}
        <FileButtons
          id={id}
          name={say(point.materialName ?? point.text)}
          accept={['pdf', 'jpg', 'png']}
          maxMB={10}
          again={given?.fileId !== undefined}
          send={async (file, progress, signal) => {
            const kept = await upload('/api/me/cases/{number}/supplement/files', { number: data.number }, file, {
              progress,
              signal,
            })
            give({ point: point.id, fileId: kept.fileId, fileName: file.name })
          }}
        />
      </div>
    )
  return (
    <div className="field">
      <label htmlFor={id}>{t('supplement.say')}</label>
      <textarea
        id={id}
        className="input"
        value={String(given?.value ?? '')}
        onChange={(event) => give(event.target.value.trim() === '' ? undefined : { point: point.id, value: event.target.value })}
      />
    </div>
  )
}
