// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef, useState } from 'react'
import { compileForm, validate, visibleFields } from '../../engine/forms/index.ts'
import { type FieldError, type FormDescription, isProblem, newUuid, type Values } from '../client/index.ts'

/** What is being filled in, with the id that it is sent under: sent twice, opened once. */
type Kept = { id: string; values: Values }
type Sending<Opened> = {
  form: FormDescription
  /** names what is filled in by whom, within this browser session */
  place: string
  /** what stands in it when nothing has been typed yet */
  begin?: Values
  send: (kept: { id: string; form: Values }) => Promise<Opened>
  onOpened: (opened: Opened) => void
}

/**
 * One form by which a case of a kind is opened: what is typed lasts for the browser session, mistakes are told as the server would tell
 * them, and it is sent once however often the button is pressed. What the server refuses stays typed.
 */
export function useOpening<Opened>({ form, place, begin, send, onOpened }: Sending<Opened>) {
  const key = `chengshu.opening.${place}`
  const [kept, setKept] = useState(() => read(key, begin))
  const [told, setTold] = useState<FieldError[]>([])
  const [turn, setTurn] = useState(0)
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const compiled = useMemo(() => compileForm(form), [form])
  const { values } = kept
  const visible = useMemo(() => visibleFields(compiled, values), [compiled, values])
  const found = useMemo(() => validate(compiled, values).errors, [compiled, values])
  const errors = [...found, ...told.filter(({ field }) => !found.some((one) => one.field === field))]

  function keepAs(next: Kept): void {
    setKept(next)
    write(key, next)
  }
  function change(field: string, value: unknown): void {
    keepAs({ ...kept, values: { ...values, [field]: value } })
    setTold((before) => before.filter((one) => one.field !== field))
    setProblem(undefined)
  }
  /** `isHeld`: something beside the form is still missing, and its mistakes are shown with the form's */
  async function submit(isHeld = false): Promise<void> {
    setTurn((before) => before + 1)
    if (found.length > 0 || isHeld || running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      // what a condition hides is not sent
      const form = Object.fromEntries(visible.flatMap((field) => (isBlank(values[field]) ? [] : [[field, values[field]]])))
      const opened = await send({ id: kept.id, form })
      forget(key)
      onOpened(opened)
    } catch (error) {
      setTold(errorsIn(error))
      setProblem(error)
      // what she changed after it was sent is another thing, if she sends it now that she has been told
      if (isProblem(error, 'SENT_BEFORE')) keepAs({ ...kept, id: newUuid() })
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  /** Everything typed is given up. */
  function clear(): void {
    forget(key)
    setKept(fresh(begin))
    setTold([])
    setTurn(0)
    setProblem(undefined)
  }
  return { values, visible, errors, tried: turn > 0, turn, problem, busy, change, submit, clear }
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Which fields the server refused, and why. */
function errorsIn(error: unknown): FieldError[] {
  if (!isProblem(error, 'ANSWERS_INVALID') || !Array.isArray(error.facts.errors)) return []
  return error.facts.errors.map(({ field, message }: { field: string; message: string }) => ({ field, code: 'refused', message }))
}

const fresh = (begin: Values = {}): Kept => ({ id: newUuid(), values: begin })

function read(key: string, begin: Values | undefined): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null
    if (kept !== null) return kept
  } catch {
    // without storage it lasts as long as the page
  }
  return fresh(begin)
}

function write(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // without storage it lasts as long as the page
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // nothing kept, nothing to forget
  }
}

export type Opening = ReturnType<typeof useOpening>
