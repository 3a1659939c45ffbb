// SPDX-License-Identifier: Apache-2.0
// Writes small decision files for tests and for the conformance table.

export const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="云州" namespace="https://yunzhou.example">'
export const file = (body: string) => `${head}${body}</definitions>`
export const text = (tag: string, source: string) =>
  `<${tag}><text>${source.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text></${tag}>`
export const literal = (source: string) => text('literalExpression', source)
export const inputs = (...names: string[]) =>
  names.map((name) => `<inputData id="i-${name}" name="${name}"><variable name="${name}"/></inputData>`).join('')
export const needs = (...ids: string[]) =>
  ids.map((id) => `<informationRequirement><requiredInput href="#i-${id}"/></informationRequirement>`).join('')
export function table(
  policy: string,
  columns: string[],
  outputs: string[],
  rules: string[][],
  more: { values?: string[]; fallback?: string[] } = {},
) {
  const inputColumns = columns.map((column) => `<input>${text('inputExpression', column)}</input>`).join('')
  const outputColumns = outputs.map(
    (name, i) =>
      `<output${outputs.length > 1 ? ` name="${name}"` : ''}>${more.values?.[i] ? text('outputValues', more.values[i]) : ''}${more.fallback?.[i] ? text('defaultOutputEntry', more.fallback[i]) : ''}</output>`,
  )
  const rows = rules.map(
    (cells, i) =>
      `<rule id="r${i + 1}">${cells.map((cell, c) => text(c < columns.length ? 'inputEntry' : 'outputEntry', cell)).join('')}</rule>`,
  )
  return `<decisionTable ${policy}>${inputColumns}${outputColumns.join('')}${rows.join('')}</decisionTable>`
}
export const decision = (name: string, body: string, requirements = '') =>
  `<decision id="d-${name}" name="${name}"><variable name="${name}"/>${requirements}${body}</decision>`
