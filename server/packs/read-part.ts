// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import type { Part } from './draft.ts'
import type { PackFinding } from './finding.ts'
import type { PackFile } from './read-files.ts'
import { readYaml } from './read-yaml.ts'
import { explain } from './schemas/explain.ts'

/** A file that is one thing. Null, with findings, when it does not fit its schema. */
export function readPart<T>(file: PackFile, schema: TSchema, findings: PackFinding[]): Part<T> | null {
  const read = readYaml(file)
  findings.push(...read.findings)
  if (!read.yaml) return null
  const wrong = explain(schema, read.yaml, read.yaml.value, [])
  findings.push(...wrong)
  return wrong.length > 0 ? null : { value: read.yaml.value as T, yaml: read.yaml, base: [] }
}

/** A file that is a list of things: those that fit are kept, the others are findings. */
export function readParts<T>(file: PackFile, schema: TSchema, findings: PackFinding[], broken: Set<string>): Part<T>[] {
  const read = readYaml(file)
  findings.push(...read.findings)
  if (!read.yaml) return []
  const { yaml } = read
  if (!Array.isArray(yaml.value)) {
    findings.push({
      file: file.shown,
      line: 1,
      level: 'error',
      code: 'VALUE_KIND',
      message: '这个文件应是一个列表：每一项以「- 」开头。',
    })
    return []
  }
  return yaml.value.flatMap((value: unknown, index) => {
    const wrong = explain(schema, yaml, value, [index])
    findings.push(...wrong)
    if (wrong.length > 0) for (const id of idsOf(value)) broken.add(id)
    return wrong.length > 0 ? [] : [{ value: value as T, yaml, base: [index] }]
  })
}

function idsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return ['id', 'key', 'code', 'login'].flatMap((key) => {
    const id = (value as Record<string, unknown>)[key]
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : []
  })
}
