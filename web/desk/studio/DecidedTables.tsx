// SPDX-License-Identifier: Apache-2.0
import type { DecisionOutcome, DecisionOutline, DecisionTrace } from '@chengshu/engine'
import { useTranslation } from 'react-i18next'
import type { Known } from './asked.ts'
import { saidCell, saidColumn } from './cell-text.ts'
import { useOutputText } from './output-text.ts'

type Shown = { outcome: DecisionOutcome; outlines: readonly DecisionOutline[]; known: Known }

/** What came out, in words, and each table that was asked with the rule that matched marked in it. */
export function DecidedTables({ outcome, outlines, known }: Shown) {
  const { t } = useTranslation()
  const said = useOutputText()
  const warnings = [...new Set(outcome.trace.flatMap((one) => one.warnings.map((each) => each.message)))]
  return (
    <>
      {outcome.missing.length > 0 ? <p className="text-warn">{t('studio.notKnown')}</p> : null}
      {warnings.map((one) => (
        <p key={one} className="text-warn">
          {one}
        </p>
      ))}
      {outcome.trace.map((one) => (
        <section key={one.decision} aria-label={one.name} className="studio-decided">
          <h3>{one.name}</h3>
          <p>
            {t('studio.answer')}
            <b>{said(one.output, outlineOf(outlines, one))}</b>
          </p>
          <TableOf trace={one} outline={outlineOf(outlines, one)} known={known} />
        </section>
      ))}
    </>
  )
}

const outlineOf = (outlines: readonly DecisionOutline[], trace: DecisionTrace) =>
  outlines.find((one) => one.id === trace.decision)

function TableOf({ trace, outline, known }: { trace: DecisionTrace; outline: DecisionOutline | undefined; known: Known }) {
  const { t } = useTranslation()
  const said = useOutputText()
  const table = outline?.table
  if (!table) return null
  const hit = new Set(trace.tables.flatMap((one) => one.rules.map((rule) => rule.index)))
  return (
    <>
      {hit.size === 0 ? <p className="text-warn">{t('studio.noRule')}</p> : null}
      <div className="wide">
        <table className="small-table studio-rules">
          <thead>
            <tr>
              <th scope="col">{t('studio.column.rule')}</th>
              {table.inputs.map((one) => (
                <th key={one.expression} scope="col" title={one.expression}>
                  {saidColumn(one, known) ?? <code>{one.expression}</code>}
                </th>
              ))}
              {table.outputs.map((one) => (
                <th key={one.name} scope="col">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule is what stands at its place
              <tr key={at} className={hit.has(at + 1) ? 'studio-hit' : ''} aria-current={hit.has(at + 1) ? 'true' : undefined}>
                <th scope="row">
                  {at + 1} {hit.has(at + 1) ? <span className="tag tag-ok">{t('studio.hit')}</span> : null}
                </th>
                {rule.cells.map((cell, place) => {
                  const path = table.inputs[place]?.expression ?? ''
                  return <td key={path}>{saidCell(cell, path, known, t) ?? <Written cell={cell} note={rule.note} />}</td>
                })}
                {rule.outputs.map((cell, place) => (
                  <td key={table.outputs[place]?.name}>
                    {PLAIN.test(cell) ? said(literal(cell)) : <Written cell={cell} note={rule.note} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** What has no words stands as it was written, with what its author says of the rule. */
function Written({ cell, note }: { cell: string; note: string }) {
  return (
    <>
      <code>{cell}</code>
      {note === '' ? null : <div className="muted">{note}</div>}
    </>
  )
}

/** Outputs that say what comes out, and do not work it out. */
const PLAIN = /^(?:"[^"\\]*"|-?[\d.]*|true|false|null)$/

/** An output that is a plain text is shown without its quotes. */
const literal = (cell: string): string => /^"([^"\\]*)"$/.exec(cell)?.[1] ?? cell
