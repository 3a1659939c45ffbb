// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { Answer } from './Answer.tsx'
import { type UnitTask, unitTask } from './door.ts'
import { InHand } from './InHand.tsx'
import { Light } from './TaskLine.tsx'
import { UnitChecklists } from './UnitChecklists.tsx'
import './units.css'

/** One task of my unit: what it is about, until when, what was said, and what we may answer. */
export function UnitTaskPage() {
  const { t } = useTranslation()
  return (
    <OnlySignedIn why={t('units.whySignIn')}>
      <Task />
    </OnlySignedIn>
  )
}

function Task() {
  const { t } = useTranslation()
  const at = useParams({ from: '/my/units/tasks/$root/$id' })
  const found = useQuery(unitTask(at))
  const { data } = found
  const back = { to: '/my/units', label: t('units.title') }
  return (
    <Page title={data ? data.task : t('units.title')} lead={data?.title} back={back}>
      {found.isError && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.isLoading && <Waiting />}
      {data && (
        <>
          <About task={data} />
          <UnitChecklists task={data} />
          <Heard heard={data.heard} />
          {data.waits ? (
            <>
              <InHand task={data} />
              <Answer key={`${data.id}.${data.heard.length}`} task={data} />
            </>
          ) : (
            <p className="paper">{t('units.over')}</p>
          )}
          <p className="small muted">{t('kinds.basis', { basis: data.kind.basis })}</p>
        </>
      )}
    </Page>
  )
}

function About({ task }: { task: UnitTask }) {
  const { t, i18n } = useTranslation()
  const facts: [string, string][] = [
    [t('units.unit'), task.unit.name],
    [t('units.number'), task.number],
    [t('units.keeper'), `${task.keeper} · ${task.region}`],
    [t('units.stands'), task.state],
    [t('units.since'), moment(task.openedAt, new Date(), i18n.language)],
  ]
  return (
    <section className="paper stack" aria-labelledby="about-task">
      <div className="row-apart">
        <h2 id="about-task">{task.kind.name}</h2>
        {task.waits && <Light light={task.light} dueAt={task.dueAt} />}
      </div>
      <p className="muted">{task.kind.purpose}</p>
      <dl className="facts figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {task.answers.map(({ field, title, value, file }) => (
          <div key={field}>
            <dt>{title}</dt>
            <dd>{file ? <a href={file.url}>{file.name}</a> : value}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t('units.onlyThis')}</p>
    </section>
  )
}

/** What we and the department said so far, the newest first. */
function Heard({ heard }: Pick<UnitTask, 'heard'>) {
  const { t, i18n } = useTranslation()
  if (heard.length === 0) return null
  return (
    <section className="paper stack" aria-labelledby="heard">
      <h2 id="heard">{t('units.heard')}</h2>
      <ul className="links">
        {heard.map((one) => (
          <li key={one.id} className="unit-row">
            <p className="strong">
              {one.name}：{one.outcome}
            </p>
            {one.ground && <p>{one.ground}</p>}
            {one.opinion && <p>{one.opinion}</p>}
            <p className="small muted figures">
              {[one.isOurs ? (one.by ?? '') : t('units.department'), one.at ? moment(one.at, new Date(), i18n.language) : '']
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
