// SPDX-License-Identifier: Apache-2.0
import { type Finding, readProcessNow } from '../../engine/bpmn/index.ts'
import { readDecisionsNow } from '../../engine/dmn/index.ts'
import { type CompiledForm, checkForm, compileForm, type Form } from '../../engine/forms/index.ts'
import type { Unit } from './content-kind.ts'
import { at, type Part } from './draft.ts'
import type { PackFinding } from './finding.ts'
import type { DecisionPart, MatterFile, MatterFiles, MatterPart, ProcessPart } from './matter.ts'
import type { PackFile } from './read-files.ts'
import { readPart } from './read-part.ts'
import { type FormFile, formFile } from './schemas/form.ts'

/** Reads one folder: its main file, its form, process, decisions and examples. Null when the main file cannot be used. */
export function readMatter<F extends MatterFile, E>(
  { path: folder, files }: Unit,
  { main, schema, example: exampleFile }: MatterFiles,
  findings: PackFinding[],
): MatterPart<F, E> | null {
  const named = new Map(files.map((file) => [file.path.slice(folder.length + 1), file]))
  const mainFile = named.get(main)
  if (!mainFile) {
    findings.push({
      file: files[0]?.shown ?? folder,
      line: 1,
      level: 'error',
      code: 'FILE_MISSING',
      message: `文件夹 ${folder} 里没有 ${main}：请补上，或删去这个文件夹。`,
    })
    return null
  }
  const matter = readPart<F>(mainFile, schema, findings)
  if (!matter) return null
  const missing = (key: 'process' | 'form'): void => {
    findings.push(at(matter, [key], 'FILE_MISSING', `写的是「${matter.value[key]}」，文件夹里没有这个文件：请补上或改正文件名。`))
  }
  const formAt = named.get(matter.value.form)
  if (!formAt) missing('form')
  const form = formAt ? readPart<FormFile>(formAt, formFile, findings) : null
  const processAt = named.get(matter.value.process)
  if (!processAt) missing('process')
  const decisions: DecisionPart[] = []
  const examples: Part<E>[] = []
  for (const [name, file] of named) {
    if (name.endsWith('.dmn')) {
      const read = readDecisionsNow(file.text)
      findings.push(...read.findings.map((one) => fromEngine(file, one)))
      decisions.push({ file, decisions: read.decisions })
    } else if (name.startsWith('examples/') && name.endsWith('.yaml')) {
      const example = readPart<E>(file, exampleFile, findings)
      if (example) examples.push(example)
    } else if (![main, matter.value.form, matter.value.process].includes(name) && !name.endsWith('.md'))
      findings.push({
        file: file.shown,
        line: 1,
        level: 'error',
        code: 'FILE_UNUSED',
        message: '没有地方用到这个文件：请移走，或在主文件里写上它。',
      })
  }
  return {
    folder,
    matter,
    form,
    compiledForm: form ? compile(form, findings) : null,
    process: processAt ? readOneProcess(processAt, findings) : null,
    decisions,
    examples,
    files: [...files],
  }
}

function readOneProcess(file: PackFile, findings: PackFinding[]): ProcessPart | null {
  const read = readProcessNow(file.text)
  findings.push(...read.findings.map((one) => fromEngine(file, one)))
  const executable = read.processes.filter((one) => one.executable)
  const definition = executable[0]
  if (!definition) {
    if (!read.findings.some((one) => one.level === 'error'))
      findings.push({
        file: file.shown,
        line: 1,
        level: 'error',
        code: 'PROCESS_NOT_EXECUTABLE',
        message: '文件里没有可执行的流程：请给流程加上 isExecutable="true"。',
      })
    return null
  }
  if (executable.length > 1)
    findings.push({
      file: file.shown,
      line: 1,
      level: 'error',
      code: 'PROCESS_MANY',
      message: `文件里有 ${executable.length} 个可执行流程：一个文件只放一个。`,
    })
  return { file, definition }
}

/** What the engine only warns of, but a city's pack must not do. */
const graver = new Set([
  'UNREACHABLE',
  'GATEWAY_NO_WAY',
  'LANE_NODE',
  'ENDLESS',
  'DECISION_EMPTY',
  'DMN_DECISION_EMPTY',
  'DMN_KNOWLEDGE_EMPTY',
  'DMN_EXPRESSION_EMPTY',
])

function fromEngine(file: PackFile, found: Finding): PackFinding {
  const where = found.element ? `「${found.name ?? found.element}」（${found.element}）：` : ''
  return {
    file: file.shown,
    line: found.line ?? 1,
    level: found.level === 'error' || graver.has(found.code) ? 'error' : 'warning',
    code: found.code,
    message: where + found.message,
    ...(found.element ? { element: found.element } : {}),
  }
}

/** The form as the engine takes it. Conditions of fields may also read the applicant and today. */
function formOf(file: FormFile): Form {
  return {
    schema: file.schema,
    ui: {
      groups: file.ui.groups,
      fields: (file.ui.fields ?? {}) as Form['ui']['fields'],
      facts: [...(file.ui.facts ?? []), 'applicant', 'today'],
    },
  }
}

function compile(part: Part<FormFile>, findings: PackFinding[]): CompiledForm | null {
  const form = formOf(part.value)
  const problems = checkForm(form)
  for (const problem of problems) {
    const field = problem.field ?? ''
    const inSchema = Object.hasOwn(part.value.schema.properties, field)
    const place = problem.code.startsWith('FORM_')
      ? ['ui', 'fields', field]
      : inSchema
        ? ['schema', 'properties', field]
        : ['schema']
    findings.push(at(part, place, problem.code, problem.message))
  }
  return problems.length > 0 ? null : compileForm(form)
}
