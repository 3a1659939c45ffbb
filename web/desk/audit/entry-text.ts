// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '../doors/ledger.ts'

type Say = (key: string, options?: { defaultValue: string }) => string

/** An act's own word; one that has none yet is shown by its code, which docs/audit-events.md explains. */
export function actName(act: string, t: Say): string {
  return t(`auditAct.${act.replaceAll('.', '-')}`, { defaultValue: act })
}

/** What an entry says, line by line: ids for whoever has to find the thing, facts under the words that they have. */
export function factsOf(entry: Entry, t: Say): [string, string][] {
  return [
    [t('audit.subject'), `${t(`subjectKind.${entry.subjectKind}`, { defaultValue: entry.subjectKind })} ${entry.subject}`],
    [t('audit.actor'), entry.actor],
    [t('audit.about'), entry.about ?? '—'],
    [t('audit.root'), entry.root],
    ...Object.entries(entry.facts).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[t(`auditFact.${name}`, { defaultValue: name }), textOf(value)]],
    ),
  ]
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('、')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
