// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseView, Evidence, FieldSchema, FieldSource } from '../doors/types.ts'
import { saidAt } from '../frame/time.ts'
import type { Previewed } from './Preview.tsx'
import { valueText } from './value-text.ts'

/** The application in the groups of its form, each pre-filled value with the source that it came from. */
export function Facts({ view, onPreview }: { view: CaseView; onPreview: (previewed: Previewed) => void }) {
  return (
    <div className="facts-all">
      <Applicant view={view} />
      <FactGroups form={view.form} evidenceOf={(source) => evidenceOf(view, source)} onPreview={onPreview} />
    </div>
  )
}

type GroupsProps = {
  form: Omit<CaseView['form'], 'hidden'> & { hidden?: string[] }
  evidenceOf?: (source: FieldSource | undefined) => Evidence | undefined
  onPreview?: (previewed: Previewed) => void
}

/** What was answered, in the groups of the form. */
export function FactGroups({ form, evidenceOf = () => undefined, onPreview }: GroupsProps) {
  const { t } = useTranslation()
  const { schema, ui, values, sources, hidden = [] } = form
  const grouped = new Set(ui.groups.flatMap((group) => group.fields))
  const rest = [...Object.keys(values), ...hidden].filter(
    (field) => !grouped.has(field) && schema.properties[field] !== undefined,
  )
  const groups = rest.length === 0 ? ui.groups : [...ui.groups, { id: 'rest', title: t('facts.rest'), fields: rest }]
  return groups.map((group) => {
    // a checklist is shown by itself
    const fields = group.fields.filter(
      (field) =>
        schema.properties[field]?.['x-checklist'] === undefined && (values[field] !== undefined || hidden.includes(field)),
    )
    if (fields.length === 0) return null
    return (
      <section key={group.id} className="facts">
        <h3>{group.title}</h3>
        <dl>
          {fields.map((field) =>
            hidden.includes(field) ? (
              <HiddenFact key={field} title={schema.properties[field]?.title ?? field} />
            ) : (
              <Fact
                key={field}
                title={schema.properties[field]?.title ?? field}
                schema={schema.properties[field]}
                value={values[field]}
                options={ui.fields?.[field]?.options}
                source={sources[field]}
                evidence={evidenceOf(sources[field])}
                onPreview={onPreview}
              />
            ),
          )}
        </dl>
      </section>
    )
  })
}

/** There is an answer; who reads it is named by the form. */
function HiddenFact({ title }: { title: string }) {
  const { t } = useTranslation()
  return (
    <div className="fact">
      <dt>{title}</dt>
      <dd>
        <span className="muted" title={t('facts.hiddenBecause')}>
          {t('facts.hidden')}
        </span>
      </dd>
    </div>
  )
}

type FactProps = {
  title: string
  schema?: FieldSchema
  value: unknown
  options?: { value: string; label: string }[]
  source?: FieldSource
  /** the material that the value came from, when the case has it */
  evidence?: Evidence | undefined
  onPreview?: (previewed: Previewed) => void
}

function Fact({ title, schema, value, options, source, evidence, onPreview }: FactProps) {
  if (Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null))
    return (
      <div className="fact fact-wide">
        <dt>{title}</dt>
        <dd>
          <ObjectTable rows={value as Record<string, unknown>[]} schema={schema?.items} />
        </dd>
      </div>
    )
  const text = valueText(value, schema, options)
  return (
    <div className={text.length > 36 ? 'fact fact-wide' : 'fact'}>
      <dt>{title}</dt>
      <dd>
        <span className="fact-value">{text}</span>
        {source === undefined ? null : <SourceChip source={source} />}
        {evidence === undefined ? null : <ToEvidence evidence={evidence} onPreview={onPreview} />}
      </dd>
    </div>
  )
}

/** From a value to what proves it: the file beside it, or the entry among the materials. */
function ToEvidence({ evidence, onPreview }: { evidence: Evidence; onPreview?: (previewed: Previewed) => void }) {
  const { t } = useTranslation()
  const { file, id, name } = evidence
  function show(): void {
    if (file !== null && onPreview) {
      onPreview({ name: file.name, url: file.url, type: file.type })
      return
    }
    const entry = document.getElementById(`material-${id}`)
    entry?.scrollIntoView({ block: 'center' })
    entry?.focus()
  }
  return (
    <button type="button" className="to-evidence" aria-label={t('facts.evidenceOf', { name })} title={name} onClick={show}>
      {t('facts.evidence')}
    </button>
  )
}

function evidenceOf({ materials }: CaseView, source: FieldSource | undefined): Evidence | undefined {
  if (source === undefined) return undefined
  return materials.find((material) => material.source.label !== '' && material.source.label === source.label)
}

/** Where a value that the city filled in came from; nothing for one that was typed. */
export function PrefilledFrom({ source }: { source: FieldSource | undefined }) {
  return source === undefined ? null : <SourceChip source={source} />
}

function SourceChip({ source }: { source: FieldSource }) {
  const { t } = useTranslation()
  const at = source.at === undefined ? '' : ` · ${source.at.slice(5, 10)}`
  return (
    <span
      className={source.corrected === true ? 'source source-corrected' : 'source'}
      title={source.at === undefined ? undefined : saidAt(source.at)}
    >
      {t(source.corrected === true ? 'facts.corrected' : 'facts.from', { label: source.label })}
      {at}
    </span>
  )
}

function ObjectTable({ rows, schema }: { rows: Record<string, unknown>[]; schema?: FieldSchema }) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return (
    <table className="small-table">
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {schema?.properties?.[name]?.title ?? name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an answer have no identity of their own
          <tr key={index}>
            {names.map((name) => (
              <td key={name}>{valueText(row[name], schema?.properties?.[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Applicant({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const { name, agent, facts } = view.applicant
  const told = facts.some((fact) => fact.value === name) ? facts : [{ title: t('facts.name'), value: name }, ...facts]
  return (
    <section className="facts">
      <h3>
        {view.applicant.called} <span className="muted facts-recorded">{t('facts.recorded')}</span>
      </h3>
      <dl>
        {told.map((fact) => (
          <Fact key={fact.title} title={fact.title} value={fact.value} />
        ))}
        {agent === null || told.some((fact) => fact.value === agent) ? null : <Fact title={t('facts.agent')} value={agent} />}
      </dl>
    </section>
  )
}
